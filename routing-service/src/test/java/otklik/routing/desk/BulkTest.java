package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.CaseEvent.StepUndone;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class BulkTest {
    private static final String COORDINATOR = TestToken.of("coordinator");
    private static final String MODERATOR = TestToken.of("moderator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldTakeAStepWithManyCasesAndSayWhatCameOfEach() {
        Opened first = cases.by(Tagged.message("bulk-1"));
        Opened second = cases.by(Tagged.message("bulk-2"));
        UUID id = UUID.randomUUID();
        Map<String, ?> order = order(
                "assignment", Map.of("agency", "minsport"), first.reference(), "00000-00000", second.reference(), "?");

        put(id, order, COORDINATOR)
                .statusCode(200)
                .body("cases", equalTo(4))
                .body("outcomes.done", equalTo(2))
                .body("results.outcome", contains("done", "not-found", "done", "not-found"))
                .body("results[0].version", equalTo(2));
        // The same request is the same operation.
        put(id, order, COORDINATOR).statusCode(200).body("results[0].version", equalTo(2));
        get(first).body("executor", equalTo("minsport")).body("version", equalTo(2));

        put(id, order("closing", Map.of(), first.reference()), COORDINATOR).statusCode(409);
        put(id, order, TestToken.of("coordinator", "minsport", "another")).statusCode(409);
        read(id, TestToken.of("executor", "minsport", "another")).statusCode(404);
    }

    @Test
    void shouldAskForEachCaseWhetherTheCallerMay() {
        Opened own = cases.by(Tagged.message("bulk-3"));
        Opened other = cases.by(Tagged.message("bulk-4").about("health"));

        put(
                        UUID.randomUUID(),
                        order("acceptance", Map.of(), own.reference(), other.reference()),
                        TestToken.of("executor", own.executor()))
                .body("results.outcome", contains("done", "not-found"));
        put(UUID.randomUUID(), order("acceptance", Map.of(), other.reference()), TestToken.of("governor"))
                .body("results.outcome", contains("not-allowed"))
                .body("results[0].detail", containsString("executor"));
        put(UUID.randomUUID(), order("closing", Map.of(), other.reference()), MODERATOR)
                .body("results.outcome", contains("not-now"));
    }

    @Test
    void shouldTakeBackWhatNobodyHasTouchedSince() {
        Opened untouched = cases.by(Tagged.message("bulk-5"));
        Opened touched = cases.by(Tagged.message("bulk-6"));
        UUID id = UUID.randomUUID();
        put(
                        id,
                        order("assignment", Map.of("agency", "minsport"), untouched.reference(), touched.reference()),
                        COORDINATOR)
                .body("outcomes.done", equalTo(2));
        step(touched, "acceptance", TestToken.of("executor", "minsport")).statusCode(200);

        undo(id, COORDINATOR)
                .statusCode(200)
                .body("undoneAt", notNullValue())
                .body("results.undone", contains("undone", "changed"));

        get(untouched)
                .body("executor", equalTo(untouched.executor()))
                .body("status", equalTo("assigned"))
                .body("version", equalTo(3))
                .body("timeline.event", contains("opened", "assigned", "undone"));
        get(touched).body("executor", equalTo("minsport"));
        var seen =
                broker.cases("cases.events", "the undoing", all -> all.getLast().event() instanceof StepUndone);
        assertThat(seen.getLast().event().snapshot().reference()).isEqualTo(untouched.reference());
        undo(id, COORDINATOR).body("results.undone", contains("undone", "changed"));
        get(untouched).body("version", equalTo(3));
    }

    @Test
    void shouldLeadMembersBackToWhereNobodyWorksOnThem() {
        Opened lead = cases.by(Tagged.message("bulk-20").unsure());
        Opened member = cases.by(Tagged.message("bulk-21").unsure());
        given().header("Authorization", "Bearer " + COORDINATOR)
                .contentType("application/json")
                .body(Map.of("lead", lead.reference()))
                .post("/v1/cases/" + member.reference() + "/joining")
                .then()
                .statusCode(200);
        UUID id = UUID.randomUUID();
        put(id, order("assignment", Map.of("agency", "minsport"), lead.reference()), COORDINATOR)
                .body("outcomes.done", equalTo(1));
        get(member).body("executor", equalTo("minsport"));

        undo(id, COORDINATOR).body("results.undone", contains("undone"));

        get(lead).body("status", equalTo("triage"));
        get(member).body("status", equalTo("joined")).body("executor", nullValue());
        var seen = broker.cases(
                "cases.events",
                "the member's last",
                all -> all.stream().anyMatch(told -> told.event() instanceof CaseWithdrawn));
        assertThat(seen)
                .extracting(told -> told.event())
                .filteredOn(event -> event.snapshot().reference().equals(member.reference()))
                .last()
                .isInstanceOfSatisfying(
                        CaseWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.agency()).isEqualTo("minsport"));
        assertThat(seen)
                .extracting(told -> told.event())
                .filteredOn(CaseAssigned.class::isInstance)
                .allSatisfy(event -> assertThat(event.snapshot().executor()).isNotNull());
    }

    @Test
    void shouldNotTakeBackAnAnswerThatTheCitizenHas() {
        Opened told = cases.by(Tagged.message("bulk-7"));
        Opened waiting = cases.by(Tagged.message("bulk-8").under("portal"));
        String executor = TestToken.of("executor", told.executor());
        assertThat(waiting.executor()).isEqualTo(told.executor());
        UUID id = UUID.randomUUID();

        put(id, order("resolution", Map.of("text", "Засыпали"), told.reference(), waiting.reference()), executor)
                .body("outcomes.done", equalTo(2));
        undo(id, executor).body("results.undone", contains("told", "undone"));

        get(told).body("status", equalTo("approved")).body("resolution", equalTo("Засыпали"));
        get(waiting).body("status", equalTo("assigned")).body("resolution", nullValue());
        step(waiting, "acceptance", executor).statusCode(200);
    }

    @Test
    void shouldFillATemplateForEachCase() {
        Opened opened = cases.by(Tagged.message("bulk-9"));
        String executor = TestToken.of("executor", opened.executor());
        template(
                        "pothole-filled",
                        Map.of("title", "Яма", "text", "Обращение {reference}: яму засыпали {date}."),
                        executor)
                .statusCode(200)
                .body("open", contains("reference", "date"));
        given().header("Authorization", "Bearer " + executor)
                .get("/v1/answer-templates?case=" + opened.reference())
                .then()
                .body(
                        "templates.find { it.code == 'pothole-filled' }.text",
                        equalTo("Обращение " + opened.reference() + ": яму засыпали {date}."))
                .body("templates.find { it.code == 'pothole-filled' }.open", contains("date"));

        put(UUID.randomUUID(), order("resolution", Map.of("template", "pothole-filled"), opened.reference()), executor)
                .statusCode(400)
                .body("field", equalTo("values"));
        put(
                        UUID.randomUUID(),
                        order(
                                "resolution",
                                Map.of("template", "pothole-filled", "values", Map.of("date", "5 мая")),
                                opened.reference()),
                        executor)
                .body("outcomes.done", equalTo(1));

        get(opened).body("resolution", equalTo("Обращение " + opened.reference() + ": яму засыпали 5 мая."));
    }

    @Test
    void shouldKeepAnAgencysTemplatesToItselfAndShareTheControlCentres() {
        String roads = TestToken.of("executor", "minstroy");
        String health = TestToken.of("executor", "minzdrav");
        template("greeting", Map.of("title", "Общий", "text", "Здравствуйте"), MODERATOR)
                .statusCode(200);
        template("own", Map.of("title", "Наш", "text", "Дороги"), roads).statusCode(200);
        template("greeting", Map.of("title", "Наш общий", "text", "Добрый день"), roads)
                .statusCode(200);

        assertThat(codes(roads)).contains("greeting=Добрый день", "own=Дороги");
        assertThat(codes(health)).contains("greeting=Здравствуйте").doesNotContain("own=Дороги");
        template("Bad Code", Map.of("title", "a", "text", "b"), roads).statusCode(400);
        template("x", Map.of("title", "a", "text", "b", "category", "moon"), roads)
                .statusCode(400)
                .body("field", equalTo("category"));
        template("x", Map.of("title", "a", "text", "b"), TestToken.of("governor"))
                .statusCode(403);
        given().header("Authorization", "Bearer " + health)
                .delete("/v1/answer-templates/own")
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + roads)
                .delete("/v1/answer-templates/own")
                .then()
                .statusCode(204);
        assertThat(codes(roads)).doesNotContain("own=Дороги");
    }

    @Test
    void shouldTakeTenThousandCasesAtOnceAndNotOneMore() {
        List<Map<String, ?>> wanted = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            wanted.add(Map.of("reference", "00000-%05d".formatted(i), "version", 1_000));
        }

        put(UUID.randomUUID(), Map.of("step", "closing", "cases", wanted), COORDINATOR)
                .statusCode(200)
                .body("outcomes.'not-found'", equalTo(10_000));
        wanted.add(Map.of("reference", "00000-00000"));
        put(UUID.randomUUID(), Map.of("step", "closing", "cases", wanted), COORDINATOR)
                .statusCode(400)
                .body("field", equalTo("cases"));
    }

    @Test
    void shouldRefuseAWishThatCannotBeMeant() {
        UUID id = UUID.randomUUID();
        put(id, order("dance", Map.of(), "7K3QM-X9D2V"), COORDINATOR)
                .statusCode(400)
                .body("field", equalTo("step"));
        put(id, order("assignment", Map.of("agency", "nobody"), "7K3QM-X9D2V"), COORDINATOR)
                .statusCode(400)
                .body("field", equalTo("agency"));
        put(id, order("closing", Map.of()), COORDINATOR).statusCode(400).body("field", equalTo("cases"));
        given().header("Authorization", "Bearer " + COORDINATOR)
                .contentType("application/json")
                .body("{}")
                .put("/v1/bulk/one")
                .then()
                .statusCode(400)
                .body("field", equalTo("id"));
    }

    private static List<String> codes(String token) {
        List<Map<String, String>> templates = given().header("Authorization", "Bearer " + token)
                .get("/v1/answer-templates")
                .then()
                .statusCode(200)
                .extract()
                .path("templates");
        return templates.stream()
                .map(template -> template.get("code") + "=" + template.get("text"))
                .toList();
    }

    private static Map<String, ?> order(String step, Map<String, ?> more, String... references) {
        List<Map<String, String>> wanted = new ArrayList<>();
        for (String reference : references) {
            wanted.add(Map.of("reference", reference));
        }
        Map<String, Object> order = new HashMap<>(more);
        order.put("step", step);
        order.put("cases", wanted);
        return order;
    }

    private static ValidatableResponse put(UUID id, Map<String, ?> order, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(order)
                .put("/v1/bulk/" + id)
                .then();
    }

    private static ValidatableResponse read(UUID id, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/bulk/" + id)
                .then();
    }

    private static ValidatableResponse undo(UUID id, String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/v1/bulk/" + id + "/undo")
                .then();
    }

    private static ValidatableResponse template(String code, Map<String, ?> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .put("/v1/answer-templates/" + code)
                .then();
    }

    private static ValidatableResponse get(Opened opened) {
        return given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/cases/" + opened.reference())
                .then();
    }

    private static ValidatableResponse step(Opened opened, String step, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of())
                .post("/v1/cases/" + opened.reference() + "/" + step)
                .then();
    }
}
