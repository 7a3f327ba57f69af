package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CasePromoted;
import otklik.contracts.CaseEvent.DeadlineExtended;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class ClockTest {
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldKeepWhatWasLeftOverAPause() {
        Opened opened = cases.by(Tagged.message("clock-1").under("social"));
        String executor = TestToken.of("executor", opened.executor());
        Instant deadline = deadline(opened);

        String since = step(opened, "pause", Map.of("reason", "Просим уточнить адрес"), executor)
                .statusCode(200)
                .body("deadline", nullValue())
                .body("status", equalTo("assigned"))
                .body("allowed", hasItem("resumption"))
                .body("allowed", not(hasItem("extension")))
                .extract()
                .path("pausedSince");
        step(opened, "pause", Map.of("reason", "Ещё раз"), executor)
                .statusCode(200)
                .body("version", equalTo(2));
        ValidatableResponse resumed =
                step(opened, "resumption", Map.of(), executor).statusCode(200).body("pausedSince", nullValue());
        Instant later = Instant.parse(resumed.extract().path("deadline"));
        List<String> times = resumed.extract().path("timeline.at");

        Duration stood = Duration.between(Instant.parse(since), Instant.parse(times.getLast()));
        assertThat(later).isEqualTo(deadline.plus(stood));
        step(opened, "resumption", Map.of(), executor).statusCode(200).body("version", equalTo(3));
    }

    @Test
    void shouldKeepAPauseWhenAnotherAgencyTakesOver() {
        Opened opened = cases.by(Tagged.message("clock-2").under("social"));
        step(opened, "pause", Map.of("reason", "Ждём ответа"), COORDINATOR).statusCode(200);

        step(opened, "assignment", Map.of("agency", "minsport"), COORDINATOR)
                .statusCode(200)
                .body("pausedSince", notNullValue())
                .body("deadline", nullValue());
        step(opened, "resumption", Map.of(), TestToken.of("executor", "minsport"))
                .statusCode(200)
                .body("deadline", notNullValue());
    }

    @Test
    void shouldExtendAsFarAsTheRegimeAllows() {
        Opened opened = cases.by(Tagged.message("clock-3").under("appeal"));
        String executor = TestToken.of("executor", opened.executor());

        step(opened, "extension", Map.of("by", "soon", "reason", "Экспертиза"), executor)
                .statusCode(400)
                .body("field", equalTo("by"));
        step(opened, "extension", Map.of("by", "31d", "reason", "Экспертиза"), executor)
                .statusCode(400)
                .body("detail", containsString("longer than the regime allows"));
        Instant later = Instant.parse(step(opened, "extension", Map.of("by", "20d", "reason", "Экспертиза"), executor)
                .statusCode(200)
                .extract()
                .path("deadline"));

        assertThat(later).isAfter(deadline(opened).plus(Duration.ofDays(10)));
        step(opened, "extension", Map.of("by", "20d", "reason", "Ещё"), executor)
                .statusCode(400);
        var told = broker.cases("cases.events", "the extension", seen -> is(seen, opened, DeadlineExtended.class));
        assertThat(((DeadlineExtended) told.getLast().event()).by()).isEqualTo("20d");
        assertThat(told.getLast().event().snapshot().deadline()).isEqualTo(later);
    }

    @Test
    void shouldNotExtendWhereTheRegimeKnowsNone() {
        Opened opened = cases.by(Tagged.message("clock-4").under("social"));

        step(opened, "extension", Map.of("by", "1d", "reason", "Не успеваем"), COORDINATOR)
                .statusCode(400)
                .body("detail", containsString("knows no extension"));
    }

    @Test
    void shouldStartTheClockAnewWhenAMessageBecomesAnAppeal() {
        Opened opened = cases.by(Tagged.message("clock-5").under("social"));

        step(opened, "promotion", Map.of("regime", "nothing"), COORDINATOR)
                .statusCode(400)
                .body("detail", containsString("appeal"));
        step(opened, "promotion", Map.of("regime", "appeal"), TestToken.of("executor", opened.executor()))
                .statusCode(403);
        Instant later = Instant.parse(step(opened, "promotion", Map.of("regime", "appeal"), COORDINATOR)
                .statusCode(200)
                .body("regime", equalTo("appeal"))
                .body("allowed", hasItems("extension", "pause"))
                .extract()
                .path("deadline"));

        assertThat(later).isAfter(deadline(opened).plus(Duration.ofDays(20)));
        step(opened, "promotion", Map.of("regime", "appeal"), COORDINATOR)
                .statusCode(200)
                .body("version", equalTo(2));
        var told = broker.cases("cases.events", "the promotion", seen -> is(seen, opened, CasePromoted.class));
        assertThat(((CasePromoted) told.getLast().event()).from()).isEqualTo("social");
    }

    @Test
    void shouldSayWhyTheRulesDecided() {
        Opened opened = cases.by(Tagged.message("clock-6"));

        given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/cases/" + opened.reference())
                .then()
                .body("rule", equalTo("local-roads"))
                .body("why", containsString("category=roads"));
    }

    private static Instant deadline(Opened opened) {
        return Objects.requireNonNull(opened.event().snapshot().deadline());
    }

    private static boolean is(List<Broker.Seen> seen, Opened opened, Class<?> event) {
        var last = seen.getLast().event();
        return event.isInstance(last) && last.snapshot().reference().equals(opened.reference());
    }

    private static ValidatableResponse step(Opened opened, String step, Map<String, ?> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + opened.reference() + "/" + step)
                .then();
    }
}
