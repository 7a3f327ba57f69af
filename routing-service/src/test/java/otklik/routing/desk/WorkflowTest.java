package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.contracts.CaseEvent.CaseApproved;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.contracts.CaseEvent.CaseReturned;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class WorkflowTest {
    private static final String COORDINATOR = TestToken.of("coordinator");
    private static final String MODERATOR = TestToken.of("moderator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldWorkOnACaseFromAcceptanceToItsClosing() {
        Opened opened = cases.by(Tagged.message("flow-1"));
        String executor = TestToken.of("executor", opened.executor());

        step(opened, "acceptance", Map.of(), executor).statusCode(200).body("status", equalTo("accepted"));
        step(opened, "acceptance", Map.of(), executor).statusCode(200).body("version", equalTo(2));
        step(opened, "resolution", Map.of("text", "Яму засыпали"), executor)
                .statusCode(200)
                .body("status", equalTo("approved"));
        step(opened, "closing", Map.of(), MODERATOR).statusCode(200).body("status", equalTo("closed"));
        step(opened, "closing", Map.of(), MODERATOR).statusCode(200).body("version", equalTo(4));
        step(opened, "reopening", Map.of("reason", "Яма снова здесь"), MODERATOR)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("executor", equalTo(opened.executor()))
                .body("resolution", nullValue())
                .body("timeline.event", contains("opened", "accepted", "answered", "closed", "reopened"));
    }

    @Test
    void shouldLetASecondPersonReadAnAnswerBeforeTheCitizenDoes() {
        Opened opened = cases.by(Tagged.message("flow-2").under("portal"));
        String executor = TestToken.of("executor", opened.executor());
        String approver = TestToken.of("approver", opened.executor(), "second");

        step(opened, "resolution", Map.of("text", "Сделаем"), executor)
                .statusCode(200)
                .body("status", equalTo("answered"))
                .body("allowed", contains("approval"));
        var written = heard(opened, CaseAnswered.class);
        assertThat(written.snapshot().status()).isEqualTo("answered");

        step(opened, "approval", Map.of("approved", false, "reason", "Когда?"), approver)
                .statusCode(200)
                .body("status", equalTo("accepted"));
        step(opened, "resolution", Map.of("text", "Сделаем к маю"), executor).statusCode(200);
        step(opened, "approval", Map.of("approved", true), approver)
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("resolution", equalTo("Сделаем к маю"));

        assertThat(heard(opened, CaseApproved.class).resolution()).isEqualTo("Сделаем к маю");
    }

    @Test
    void shouldLetNobodyApproveWhatHeWroteHimself() {
        Opened opened = cases.by(Tagged.message("flow-3").under("portal"));

        step(opened, "resolution", Map.of("text", "Готово"), TestToken.of("executor", opened.executor()))
                .statusCode(200);

        step(opened, "approval", Map.of("approved", true), TestToken.of("approver", opened.executor()))
                .statusCode(403)
                .body("detail", containsString("not the person who wrote the answer"));
        step(opened, "approval", Map.of("approved", true), TestToken.of("admin"))
                .statusCode(403);
        step(opened, "approval", Map.of("approved", true), TestToken.of("approver", "minzdrav", "second"))
                .statusCode(404);
        step(opened, "approval", Map.of("approved", true), TestToken.of("executor", opened.executor(), "second"))
                .statusCode(403);
    }

    @Test
    void shouldGiveACaseBackWithReasonAndHint() {
        Opened opened = cases.by(Tagged.message("flow-4").about("health"));
        String executor = TestToken.of("executor", opened.executor());

        step(opened, "return", Map.of("reason", "Не наш вопрос", "hint", "nobody"), executor)
                .statusCode(400)
                .body("field", equalTo("hint"));
        step(opened, "return", Map.of("reason", "Не наш вопрос", "hint", "minsoc"), executor)
                .statusCode(200);

        broker.cases(
                "agency." + opened.executor() + ".cases",
                "the withdrawal",
                seen -> is(seen, opened, CaseWithdrawn.class));
        CaseReturned returned = heard(opened, CaseReturned.class);
        assertThat(returned.agency()).isEqualTo(opened.executor());
        assertThat(returned.hint()).isEqualTo("minsoc");
        get(opened, COORDINATOR)
                .body("status", equalTo("triage"))
                .body("returned.reason", equalTo("Не наш вопрос"))
                .body("returned.hint", equalTo("minsoc"));
        get(opened, executor).statusCode(404);
        step(opened, "assignment", Map.of("agency", "minsoc"), COORDINATOR)
                .statusCode(200)
                .body("returned", nullValue());
    }

    @Test
    void shouldRejectWithAReasonOfTheList() {
        Opened opened = cases.by(Tagged.message("flow-5").unsure());

        step(opened, "rejection", Map.of("reason", "boring"), MODERATOR)
                .statusCode(400)
                .body("field", equalTo("reason"))
                .body("detail", containsString("no-facts"));
        step(opened, "rejection", Map.of("reason", "spam"), TestToken.of("governor"))
                .statusCode(403);
        step(opened, "rejection", Map.of("reason", "spam"), MODERATOR)
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("allowed", contains("reopening"));

        assertThat(heard(opened, CaseRejected.class).reason()).isEqualTo("spam");
        step(opened, "reopening", Map.of("reason", "Ошибка"), MODERATOR)
                .statusCode(200)
                .body("status", equalTo("triage"));
    }

    @Test
    void shouldSayWhatIsAllowedWhenAStepIsNot() {
        Opened opened = cases.by(Tagged.message("flow-6"));
        String executor = TestToken.of("executor", opened.executor());

        step(opened, "closing", Map.of(), MODERATOR)
                .statusCode(409)
                .body(
                        "allowed",
                        contains(
                                "acceptance",
                                "assignment",
                                "category",
                                "extension",
                                "joining",
                                "pause",
                                "promotion",
                                "rejection",
                                "resolution",
                                "return",
                                "split",
                                "transfer"));
        step(opened, "reopening", Map.of("reason", "Так надо"), MODERATOR).statusCode(409);
        step(opened, "resolution", Map.of("text", "Готово"), executor).statusCode(200);
        step(opened, "acceptance", Map.of(), executor)
                .statusCode(409)
                .body("allowed", contains("closing", "reopening"));
        step(opened, "return", Map.of("reason", "Не наше"), executor).statusCode(409);
        step(opened, "rejection", Map.of("reason", "spam"), MODERATOR).statusCode(409);
    }

    @Test
    void shouldRefuseACommandOnAnotherVersionThanTheCallerHasSeen() {
        Opened opened = cases.by(Tagged.message("flow-7"));
        String executor = TestToken.of("executor", opened.executor());
        String tag = get(opened, executor).extract().header("ETag");
        step(opened, "assignment", Map.of("agency", "minsport"), COORDINATOR).statusCode(200);
        String sport = TestToken.of("executor", "minsport");

        assertThat(tag).isEqualTo("\"1\"");
        ifMatch(opened, tag, sport).statusCode(412).body("detail", containsString("version is 2 now"));
        ifMatch(opened, "yesterday", sport).statusCode(400).body("field", equalTo("If-Match"));
        ifMatch(opened, "\"2\"", sport).statusCode(200).header("ETag", "\"3\"");
        // A repeat of what is done is no conflict.
        ifMatch(opened, "\"2\"", sport).statusCode(200).header("ETag", "\"3\"");
    }

    @Test
    void shouldStopTheClockOfTheAnswerAndStartThatOfReopening() throws SQLException {
        Opened opened = cases.by(Tagged.message("flow-8"));
        String executor = TestToken.of("executor", opened.executor());
        Instant deadline = Objects.requireNonNull(opened.event().snapshot().deadline());

        assertThat(timer(opened)).isEqualTo(deadline.minus(Duration.ofHours(8)));
        step(opened, "acceptance", Map.of(), executor).statusCode(200);
        assertThat(timer(opened)).isEqualTo(deadline.minus(Duration.ofHours(8)));
        String answeredAt = step(opened, "resolution", Map.of("text", "Готово"), executor)
                .extract()
                .path("answeredAt");
        assertThat(timer(opened)).isEqualTo(Instant.parse(answeredAt).plus(Duration.ofHours(72)));
        step(opened, "closing", Map.of(), MODERATOR).statusCode(200);
        assertThat(timer(opened)).isNull();
    }

    private static @Nullable Instant timer(Opened opened) throws SQLException {
        DatabaseLogin login = OtklikResources.login("postgres");
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement select =
                        connection.prepareStatement("select timer_at from routing.cases where reference = ?")) {
            select.setString(1, opened.reference());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
                return at == null ? null : at.toInstant();
            }
        }
    }

    private static ValidatableResponse ifMatch(Opened opened, String tag, String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("If-Match", tag)
                .post("/v1/cases/" + opened.reference() + "/acceptance")
                .then();
    }

    private <E extends CaseEvent> E heard(Opened opened, Class<E> event) {
        var seen = broker.cases("cases.events", event.getSimpleName(), all -> is(all, opened, event));
        return event.cast(seen.getLast().event());
    }

    private static boolean is(List<Broker.Seen> seen, Opened opened, Class<?> event) {
        var last = seen.getLast().event();
        return event.isInstance(last) && last.snapshot().reference().equals(opened.reference());
    }

    private static ValidatableResponse get(Opened opened, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/cases/" + opened.reference())
                .then();
    }

    private static ValidatableResponse step(Opened opened, String step, Map<String, ?> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + opened.reference() + "/" + step)
                .then();
    }
}
