package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseAcknowledged;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.KindCorrected;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

/** Emergencies, thanks, and how often a clock may stand still. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class AttentionTest {
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldCallNobodyElseOnceTheAgencyHasSeenIt() {
        Opened opened = cases.by(Tagged.message("attention-1").under("social"));
        String executor = TestToken.of("executor", opened.executor());

        post(opened, "acknowledgement", Map.of(), TestToken.of("executor", "minzdrav"))
                .statusCode(404);
        post(opened, "acknowledgement", Map.of(), executor)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("allowed", not(hasItem("acknowledgement")));
        post(opened, "acknowledgement", Map.of(), executor).statusCode(200).body("version", equalTo(2));
        // Whoever gets it next has to see it himself.
        post(opened, "assignment", Map.of("agency", "minsport"), COORDINATOR)
                .statusCode(200)
                .body("allowed", hasItem("acknowledgement"));

        assertThat(broker.cases(
                        "cases.events",
                        "the acknowledgement",
                        seen -> seen.stream()
                                .anyMatch(one -> one.event() instanceof CaseAcknowledged
                                        && one.event().snapshot().reference().equals(opened.reference()))))
                .isNotEmpty();
    }

    @Test
    void shouldKnowNothingToAcknowledgeWhereNobodyIsInDanger() {
        Opened opened = cases.by(Tagged.message("attention-2").calm().under("social"));

        post(opened, "acknowledgement", Map.of(), TestToken.of("executor", opened.executor()))
                .statusCode(409);
    }

    @Test
    void shouldMakeWorkOfThanksThatAreNone() {
        Opened opened = cases.by(
                Tagged.message("attention-3").calm().wanting("gratitude").under("social"));
        assertThat(opened.event().snapshot().status()).isEqualTo("closed");
        assertThat(opened.event().snapshot().regime()).isEqualTo("gratitude");

        post(opened, "reopening", Map.of("reason", "Это жалоба"), COORDINATOR).statusCode(409);
        kind(opened, "anger", COORDINATOR).statusCode(400).body("detail", containsString("complaint"));
        kind(opened, "complaint", TestToken.of("executor", opened.executor())).statusCode(403);
        kind(opened, "complaint", COORDINATOR)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("kind", equalTo("complaint"))
                .body("rule", equalTo("local-roads"))
                .body("deadline", notNullValue());
        kind(opened, "complaint", COORDINATOR).statusCode(200).body("version", equalTo(3));

        var told = broker.cases(
                "cases.events",
                "the handover",
                seen -> seen.getLast().event() instanceof CaseAssigned
                        && seen.getLast().event().snapshot().reference().equals(opened.reference()));
        assertThat(told.stream().map(Broker.Seen::event).toList())
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                KindCorrected.class,
                                corrected -> assertThat(corrected.from()).isEqualTo("gratitude")));
    }

    @Test
    void shouldListThanksToWhoMaySeeThem() {
        Opened opened = cases.by(
                Tagged.message("attention-4").calm().wanting("gratitude").under("social"));

        thanks("", TestToken.of("executor", opened.executor()))
                .body("thanks.reference", hasItem(opened.reference()))
                .body("thanks.agency.unique()", equalTo(List.of(opened.executor())));
        thanks("", TestToken.of("executor", "minzdrav")).body("thanks.reference", not(hasItem(opened.reference())));
        thanks("?limit=1", COORDINATOR).body("thanks.size()", equalTo(1));
        thanks("/counts?agency=" + opened.executor(), TestToken.of("governor"))
                .body("counts[0].agency", equalTo(opened.executor()))
                .body("counts[0].thanks", notNullValue());
        thanks("/counts", TestToken.of("executor", "minzdrav")).body("counts", equalTo(List.of()));
        given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/thanks?limit=1000")
                .then()
                .statusCode(400)
                .body("field", equalTo("limit"));
        given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/cases?limit=200&status=assigned,triage")
                .then()
                .body("cases.reference", not(hasItem(opened.reference())));
    }

    @Test
    void shouldStopTheClockAsOftenAsTheRegimeAllows() {
        Opened opened = cases.by(Tagged.message("attention-5").calm().under("social"));
        Opened appeal = cases.by(Tagged.message("attention-6").calm().under("appeal"));

        for (int i = 0; i < 2; i++) {
            post(opened, "pause", Map.of("reason", "Ждём"), COORDINATOR).statusCode(200);
            post(opened, "resumption", Map.of(), COORDINATOR).statusCode(200);
        }
        post(opened, "pause", Map.of("reason", "Ждём"), COORDINATOR)
                .statusCode(409)
                .body("detail", containsString("2 times"));
        post(appeal, "pause", Map.of("reason", "Ждём"), COORDINATOR)
                .statusCode(409)
                .body("detail", containsString("cannot be stopped"));
    }

    private static ValidatableResponse thanks(String rest, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/thanks" + rest)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse kind(Opened opened, String kind, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of("kind", kind))
                .put("/v1/cases/" + opened.reference() + "/kind")
                .then();
    }

    private static ValidatableResponse post(Opened opened, String step, Map<String, ?> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + opened.reference() + "/" + step)
                .then();
    }
}
