package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Report;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

/** Questions that belong together, answered together. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class CampaignTest {
    private static final int QUESTIONS = 1_000;
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldGiveEachOfAThousandQuestionsOneAnswer() {
        List<Opened> asked = cases.all(IntStream.range(0, QUESTIONS)
                .mapToObj(i -> question("campaign-one-" + i).of("bright-yards"))
                .toList());
        Opened foreign =
                cases.by(question("campaign-foreign").of("bright-yards").about("health"));
        Opened another = cases.by(question("campaign-another").of("clean-parks"));
        Opened none = cases.by(question("campaign-none"));
        String executor = TestToken.of("executor", asked.getFirst().executor());
        assertThat(foreign.executor()).isNotEqualTo(asked.getFirst().executor());
        UUID id = UUID.randomUUID();
        Map<String, ?> order = answer("bright-yards");

        put(id, order, executor)
                .statusCode(200)
                .body("cases", equalTo(QUESTIONS))
                .body("outcomes", equalTo(Map.of("done", QUESTIONS)))
                .body(
                        "results.reference",
                        containsInAnyOrder(asked.stream().map(Opened::reference).toArray()));
        // The same request is the same operation, and with a new id nothing is left.
        put(id, order, executor).statusCode(200).body("outcomes", equalTo(Map.of("done", QUESTIONS)));
        put(UUID.randomUUID(), order, executor).statusCode(200).body("cases", equalTo(0));

        assertThat(answers(asked))
                .extracting(fact -> fact.snapshot().caseVersion() + fact.resolution())
                .containsOnly("2Ответ всем");
        for (Opened untouched : List.of(foreign, another, none)) {
            get(untouched).body("status", equalTo("assigned")).body("version", equalTo(1));
        }
    }

    @Test
    void shouldKeepTheCampaignOfACase() {
        Opened opened = cases.by(question("campaign-b1").of("short-queues"));
        Opened without = cases.by(question("campaign-b2"));

        assertThat(opened.event().snapshot().campaign()).isEqualTo("short-queues");
        get(opened).body("campaign", equalTo("short-queues"));
        get(without).body("campaign", nullValue());
        found("short-queues", TestToken.of("executor", opened.executor()))
                .body("cases.reference", equalTo(List.of(opened.reference())));
        found("short-queues", TestToken.of("executor", "minzdrav")).body("cases", equalTo(List.of()));
    }

    @Test
    void shouldStayWithTheCasesThatItBeganWith() {
        Opened first = cases.by(question("campaign-c1").of("old-trees"));
        UUID id = UUID.randomUUID();
        Map<String, ?> order = Map.of("step", "assignment", "agency", "minsport", "campaign", "old-trees");
        put(id, order, COORDINATOR).body("results.reference", equalTo(List.of(first.reference())));
        Opened later = cases.by(question("campaign-c2").of("old-trees"));

        put(id, order, COORDINATOR).body("results.reference", equalTo(List.of(first.reference())));
        // Where they shall be already, they are not asked for again.
        put(UUID.randomUUID(), order, COORDINATOR).body("results.reference", equalTo(List.of(later.reference())));
        given().header("Authorization", "Bearer " + COORDINATOR)
                .post("/v1/bulk/" + id + "/undo")
                .then()
                .body("results.undone", equalTo(List.of("undone")));
        get(first).body("campaign", equalTo("old-trees")).body("executor", equalTo(first.executor()));
    }

    @Test
    void shouldLeaveToOthersWhatTheCallerOnlyWatchesOrDoesNotSee() {
        Opened opened = cases.by(question("campaign-d1").of("new-bridge"));
        String curator = String.valueOf(opened.event().snapshot().curator());
        assertThat(curator).isNotEqualTo(opened.executor());

        for (String stranger : List.of(
                TestToken.of("executor", curator),
                TestToken.of("executor", "minzdrav"),
                TestToken.of("executor"),
                TestToken.ofPlace("admin", null, "buzuluk"),
                TestToken.withoutRole(opened.executor()))) {
            put(UUID.randomUUID(), answer("new-bridge"), stranger)
                    .statusCode(200)
                    .body("cases", equalTo(0));
        }

        put(UUID.randomUUID(), answer("new-bridge"), TestToken.of("governor"))
                .body("outcomes", equalTo(Map.of("not-allowed", 1)));
        get(opened).body("version", equalTo(1));
    }

    @Test
    void shouldTakeMembersWithTheirLead() {
        Opened lead = cases.by(lamp("campaign-e1"));
        Opened member = cases.by(lamp("campaign-e2"));
        get(member).body("lead", equalTo(lead.reference()));

        put(UUID.randomUUID(), answer("lit-streets"), TestToken.of("executor", lead.executor()))
                .body("results.reference", equalTo(List.of(lead.reference())));
        get(member).body("status", equalTo("approved")).body("resolution", equalTo("Ответ всем"));
        put(UUID.randomUUID(), Map.of("step", "closing", "campaign", "lit-streets"), COORDINATOR)
                .body("results.reference", equalTo(List.of(lead.reference())));

        get(member).body("status", equalTo("closed"));
    }

    @Test
    void shouldApproveTheAnswersOfACampaignByASecondPerson() {
        List<Opened> asked = cases.all(IntStream.range(0, 3)
                .mapToObj(i -> question("campaign-f" + i).under("portal").of("warm-schools"))
                .toList());
        String agency = asked.getFirst().executor();
        put(UUID.randomUUID(), answer("warm-schools"), TestToken.of("executor", agency))
                .body("outcomes", equalTo(Map.of("done", 3)));
        asked.forEach(one -> get(one).body("status", equalTo("answered")));
        Map<String, ?> approval = Map.of("step", "approval", "campaign", "warm-schools");

        put(UUID.randomUUID(), approval, TestToken.of("executor", agency))
                .body("outcomes", equalTo(Map.of("not-allowed", 3)));
        put(UUID.randomUUID(), approval, TestToken.of("approver", "minzdrav")).body("cases", equalTo(0));
        // Nobody approves what he wrote himself.
        put(UUID.randomUUID(), approval, TestToken.of("approver", agency))
                .body("outcomes", equalTo(Map.of("not-allowed", 3)));
        put(UUID.randomUUID(), approval, TestToken.of("approver", agency, "second"))
                .body("outcomes", equalTo(Map.of("done", 3)));

        asked.forEach(one -> get(one).body("status", equalTo("approved")));
    }

    @Test
    void shouldRefuseAWishThatCannotBeMeant() {
        Map<String, Object> both = new HashMap<>(answer("bright-yards"));
        both.put("cases", List.of(Map.of("reference", "7K3QM-X9D2V")));

        put(UUID.randomUUID(), both, COORDINATOR).statusCode(400).body("field", equalTo("campaign"));
        put(UUID.randomUUID(), answer(" "), COORDINATOR).statusCode(400).body("field", equalTo("campaign"));
        put(UUID.randomUUID(), answer("a".repeat(201)), COORDINATOR)
                .statusCode(400)
                .body("detail", containsString("200"));
    }

    /** Nothing in it is like another one of its kind, so none joins another. */
    private static Tagged question(String externalId) {
        return Tagged.message(externalId).calm().from("citizen of " + externalId);
    }

    private static Report lamp(String externalId) {
        Report report = Report.by("citizen of " + externalId, externalId).at("8811");
        return report.with(report.tagged().of("lit-streets"));
    }

    private static Map<String, String> answer(String campaign) {
        return Map.of("step", "resolution", "text", "Ответ всем", "campaign", campaign);
    }

    /** All that were told of these cases, once each case has one. */
    private List<CaseAnswered> answers(List<Opened> wanted) {
        Set<String> ids = new HashSet<>();
        wanted.forEach(one -> ids.add(one.event().snapshot().caseId()));
        Set<String> waiting = new HashSet<>(ids);
        broker.cases("cases.events", "an answer to each", seen -> {
            if (seen.getLast().event() instanceof CaseAnswered) {
                waiting.remove(seen.getLast().key());
            }
            return waiting.isEmpty();
        });
        List<CaseAnswered> answers = broker.cases("cases.events").stream()
                .filter(seen -> ids.contains(seen.key()) && seen.event() instanceof CaseAnswered)
                .map(seen -> (CaseAnswered) seen.event())
                .toList();
        assertThat(answers).hasSize(ids.size());
        return answers;
    }

    private static ValidatableResponse found(String campaign, String token) {
        return given().header("Authorization", "Bearer " + token)
                .queryParam("campaign", campaign)
                .get("/v1/cases")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse put(UUID id, Map<String, ?> order, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(order)
                .put("/v1/bulk/" + id)
                .then();
    }

    private static ValidatableResponse get(Opened opened) {
        return given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/cases/" + opened.reference())
                .then();
    }
}
