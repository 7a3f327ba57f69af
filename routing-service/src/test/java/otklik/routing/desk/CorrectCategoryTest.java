package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.CaseEvent.CategoryCorrected;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Tags;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class CorrectCategoryTest {
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldShowThePersonInTriageTheThreeBestGuesses() {
        Opened opened = cases.by(Tagged.message("correct-1").unsure());

        given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/cases/" + opened.reference())
                .then()
                .statusCode(200)
                .body("guess", equalTo("roads"))
                .body("guesses.category", contains("roads", "amenities", "transport"))
                .body("guesses[0].probability", equalTo(0.1f))
                .body("leaf", equalTo("potholes"))
                .body("kind", equalTo("complaint"))
                .body("emergency", equalTo("open-manhole"))
                .body("allowed", contains("assignment", "category", "joining", "promotion", "rejection", "split"));
        assertThat(opened.event().snapshot().guesses())
                .extracting(Tags.Guess::category)
                .containsExactly("roads", "amenities", "transport");
    }

    @Test
    void shouldAssignTheCaseFromTriageByTheRulesOfItsCorrectedCategory() {
        Opened opened = cases.by(Tagged.message("correct-2").unsure());

        correct(opened, Map.of("category", "housing", "leaf", "heating"), COORDINATOR)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("executor", equalTo("gzhi"))
                .body("curator", equalTo("minstroy"))
                .body("category", equalTo("housing"))
                .body("leaf", equalTo("heating"))
                .body("rule", equalTo("housing"))
                .body("guess", equalTo("roads"))
                .body("confidence", equalTo(0.1f))
                .body("version", equalTo(3))
                .body("timeline.event", contains("opened", "category-corrected", "assigned"))
                .body("timeline[1].detail", equalTo("housing/heating"))
                .body("timeline[1].actor", equalTo("test"));

        var heard = heard(opened, "agency.gzhi.cases", CaseAssigned.class);
        assertThat(heard).extracting(CaseSnapshot::caseVersion).containsExactly(3);
        assertThat(heard).extracting(CaseSnapshot::guess).containsExactly("roads");
    }

    @Test
    void shouldSayWhatWasCorrectedBeforeWhoHoldsTheCaseNow() {
        Opened opened = cases.by(Tagged.message("correct-3"));

        correct(opened, Map.of("category", "health"), COORDINATOR)
                .statusCode(200)
                .body("executor", equalTo("minzdrav"))
                .body("leaf", nullValue());

        var facts =
                broker
                        .cases("cases.events", "the assignment", seen -> isLast(seen, opened, CaseAssigned.class))
                        .stream()
                        .map(Broker.Seen::event)
                        .filter(event -> event.snapshot().reference().equals(opened.reference()))
                        .toList();
        assertThat(facts)
                .extracting(CaseEvent::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("CaseOpened", "CategoryCorrected", "CaseAssigned");
        assertThat(((CategoryCorrected) facts.get(1)).from()).isEqualTo("roads");
        assertThat(facts.get(1).snapshot().category()).isEqualTo("health");
        heard(opened, "agency.adm-orenburg.cases", CategoryCorrected.class);
        heard(opened, "agency.adm-orenburg.cases", CaseWithdrawn.class);
    }

    @Test
    void shouldAssignTheCaseFromTriageWhenThePersonConfirmsTheFirstGuess() {
        Opened opened = cases.by(Tagged.message("correct-4").unsure());

        correct(opened, Map.of("category", "roads"), COORDINATOR)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("executor", equalTo("adm-orenburg"))
                .body("leaf", equalTo("potholes"))
                .body("rule", equalTo("local-roads"))
                .body("timeline.event", contains("opened", "assigned"));
    }

    @Test
    void shouldChangeNothingWhenTheSameCategoryIsSetAgain() {
        Opened opened = cases.by(Tagged.message("correct-5").unsure());
        Map<String, String> body = Map.of("category", "housing", "leaf", "heating");

        for (int i = 0; i < 2; i++) {
            correct(opened, body, COORDINATOR).statusCode(200).body("version", equalTo(3));
        }
    }

    @Test
    void shouldLeaveTheHolderWhomAPersonChoseWhenOnlyTheFinerCategoryChanges() {
        Opened opened = cases.by(Tagged.message("correct-6"));
        given().header("Authorization", "Bearer " + COORDINATOR)
                .contentType("application/json")
                .body(Map.of("agency", "minsport"))
                .post("/v1/cases/" + opened.reference() + "/assignment")
                .then()
                .statusCode(200);

        correct(opened, Map.of("category", "roads", "leaf", "bridges"), COORDINATOR)
                .statusCode(200)
                .body("executor", equalTo("minsport"))
                .body("leaf", equalTo("bridges"))
                .body("version", equalTo(3));
    }

    @Test
    void shouldNameTheCategoriesThatAreKnown() {
        Opened opened = cases.by(Tagged.message("correct-7"));

        correct(opened, Map.of("category", "spaceships"), COORDINATOR)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("category"))
                .body("detail", allOf(containsString("roads"), containsString("housing")));
        correct(opened, Map.of("category", "roads", "leaf", "heating"), COORDINATOR)
                .statusCode(400)
                .body("field", equalTo("leaf"))
                .body("detail", containsString("potholes"));
        correct(opened, Map.of(), COORDINATOR).statusCode(400).body("field", equalTo("category"));
    }

    @Test
    void shouldRefuseAsAssignmentsAreRefused() {
        Opened opened = cases.by(Tagged.message("correct-8"));
        Map<String, String> body = Map.of("category", "health");

        correct(opened, body, TestToken.of("executor", opened.executor())).statusCode(403);
        correct(opened, body, TestToken.of("executor", "minzdrav")).statusCode(404);
        given().header("Authorization", "Bearer " + TestToken.of("executor", opened.executor()))
                .contentType("application/json")
                .body(Map.of("text", "Яму засыпали"))
                .post("/v1/cases/" + opened.reference() + "/resolution")
                .then()
                .statusCode(200);
        correct(opened, body, COORDINATOR).statusCode(409);
    }

    private List<CaseSnapshot> heard(Opened opened, String topic, Class<?> event) {
        return broker.cases(topic, event.getSimpleName(), seen -> isLast(seen, opened, event)).stream()
                .map(Broker.Seen::event)
                .filter(event::isInstance)
                .map(CaseEvent::snapshot)
                .filter(snapshot -> snapshot.reference().equals(opened.reference()))
                .toList();
    }

    private static boolean isLast(List<Broker.Seen> seen, Opened opened, Class<?> event) {
        var last = seen.getLast().event();
        return event.isInstance(last) && last.snapshot().reference().equals(opened.reference());
    }

    private static ValidatableResponse correct(Opened opened, Map<String, String> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .put("/v1/cases/" + opened.reference() + "/category")
                .then();
    }
}
