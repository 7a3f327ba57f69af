package otklik.routing.citizen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseRated;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class CitizensSideTest {
    private static final String COMMENT = "Ничего не сделано, звоните +7 900 000-00-00";

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldBringALowRatingToTheExecutorWithTheWordsSealed() {
        Opened opened = answered("side-1");

        post(opened, "rating", Map.of("rating", 1, "comment", COMMENT))
                .statusCode(200)
                .body("consequence", equalTo("reopened"))
                .body("status", equalTo("assigned"))
                .body("note", nullValue());

        String executor = TestToken.of("executor", opened.executor());
        staff(opened, "", executor)
                .body("status", equalTo("assigned"))
                .body("deadline", notNullValue())
                .body("timeline.event", hasItems("rated", "reopened"))
                .body("timeline.detail", hasItem(containsString("Гражданин не согласен")));
        staff(opened, "/ratings", executor)
                .body("ratings[0].rating", equalTo(1))
                .body("ratings[0].commented", equalTo(true));
        staff(opened, "/ratings/comment", executor).statusCode(200).body("text", equalTo(COMMENT));
        staff(opened, "/ratings/comment", TestToken.of("coordinator")).statusCode(403);
        staff(opened, "/ratings", TestToken.of("executor", "minzdrav")).statusCode(404);
        staff(opened, "/ratings/comment", TestToken.of("executor", "minzdrav")).statusCode(404);

        CaseReopened heard = heard("agency." + opened.executor() + ".cases", opened, CaseReopened.class);
        assertThat(heard.reason()).doesNotContain("звоните");
        assertThat(heard("cases.events", opened, CaseRated.class).rating()).isEqualTo(1);
    }

    @Test
    void shouldShowTheCitizenWhatHappenedAndWhatHeCanDo() {
        Opened opened = cases.by(Tagged.message("side-2").under("social"));
        page(opened, "ru")
                .body("history.title", hasItem("Сообщение принято"))
                .body("possible.action", hasItem("additions"))
                .body("possible.action", not(hasItem("rating")));
        answer(opened);

        page(opened, "en")
                .body("history.title", hasItems("The message was taken", "An answer was given"))
                .body("possible.action", hasItems("rating", "reopening", "additions"))
                .body("possible.until", hasItem(notNullValue()))
                .body("rating", nullValue());
        post(opened, "rating", Map.of("rating", 5)).statusCode(200).body("consequence", equalTo("counted"));
        page(opened, "en")
                .body("status", equalTo("approved"))
                .body("rating.value", equalTo(5))
                .body("history.title", hasItem("You rated the answer"));
    }

    @Test
    void shouldNotShowTheCitizenAnAnswerThatWaitsForApproval() {
        Opened opened = cases.by(Tagged.message("side-3").under("portal"));
        answer(opened);

        page(opened, "ru")
                .body("status", equalTo("answered"))
                .body("answer", nullValue())
                .body("history.event", not(hasItem("answered")))
                .body("possible.action", not(hasItem("rating")));
        post(opened, "rating", Map.of("rating", 1)).statusCode(409);
    }

    @Test
    void shouldReopenForTheCitizensWordWithoutARating() {
        Opened opened = answered("side-4");

        post(opened, "reopening", Map.of()).statusCode(400).body("field", equalTo("reason"));
        post(opened, "reopening", Map.of("reason", COMMENT)).statusCode(200).body("status", equalTo("assigned"));

        assertThat(heard("cases.events", opened, CaseReopened.class).reason())
                .isEqualTo("Гражданин сообщил, что вопрос не решён");
    }

    @Test
    void shouldTellTheCitizenWhatElseHeCanDoAfterTwoControlChecks() {
        for (String lot : new String[] {"a", "b"}) {
            Opened before = answered("side-5-" + lot, "side-5");
            post(before, "rating", Map.of("rating", 2)).statusCode(200).body("consequence", equalTo("reopened"));
        }
        Opened last = answered("side-5-c", "side-5");

        post(last, "rating", Map.of("rating", 2))
                .statusCode(200)
                .body("consequence", equalTo("no-control-check"))
                .body("note", containsString("59-ФЗ"))
                .body("status", equalTo("approved"));

        page(last, "en")
                .body("rating.note", containsString("59-FZ"))
                .body("possible.action", not(hasItem("reopening")));
        given().header("Authorization", "Bearer " + TestToken.of("coordinator"))
                .contentType("application/json")
                .body(Map.of("reason", "Проверим ещё раз"))
                .post("/v1/cases/" + last.reference() + "/reopening")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldAddToTheCaseWhatTheCitizenSendsWithLeave() {
        Opened opened = cases.by(Tagged.message("side-6"));
        String leave = post(opened, "additions", Map.of())
                .statusCode(201)
                .body("left", equalTo(19))
                .extract()
                .path("inReplyTo");

        Tagged more = Tagged.message("side-6-more").saying("Яма стала глубже").inReplyTo(leave);
        broker.tag(more);

        MessageAdded heard = heard("agency." + opened.executor() + ".cases", opened, MessageAdded.class);
        assertThat(heard.text()).isEqualTo("Яма стала глубже");
        page(opened, "ru")
                .body("additions.text", hasItem("Яма стала глубже"))
                .body("text", equalTo("Яма на дороге side-6"))
                .body("history.title", hasItem("Вы дополнили сообщение"));
        String executor = TestToken.of("executor", opened.executor());
        staff(opened, "/additions", executor).body("additions.text", hasItem("Яма стала глубже"));
        staff(opened, "/additions/" + more.messageId() + "/original", executor)
                .statusCode(200)
                .body("text", equalTo("Подлинник: Яма стала глубже"));
        staff(opened, "/additions/" + opened.event().snapshot().messageId() + "/original", executor)
                .statusCode(404);
        staff(opened, "/additions/" + more.messageId() + "/original", TestToken.of("coordinator"))
                .statusCode(403);
        staff(opened, "/additions", TestToken.of("executor", "minzdrav")).statusCode(404);
    }

    @Test
    void shouldGiveTwentyLeavesADay() {
        Opened opened = cases.by(Tagged.message("side-7"));
        for (int i = 0; i < 20; i++) {
            post(opened, "additions", Map.of()).statusCode(201).body("left", equalTo(19 - i));
        }

        String wait = post(opened, "additions", Map.of())
                .statusCode(429)
                .contentType("application/problem+json")
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(wait)).isBetween(86_000, 86_400);
    }

    @Test
    void shouldAskForANewMessageWhereNobodyWorksOnTheCase() {
        Opened opened = cases.by(Tagged.message("side-8"));
        given().header("Authorization", "Bearer " + TestToken.of("moderator"))
                .contentType("application/json")
                .body(Map.of("reason", "spam"))
                .post("/v1/cases/" + opened.reference() + "/rejection")
                .then()
                .statusCode(200);

        post(opened, "additions", Map.of()).statusCode(409).body("detail", containsString("send a new message"));
        page(opened, "ru").body("possible", empty());
    }

    @Test
    void shouldCountWrongPinsHoweverTheyAreTried() {
        Opened opened = answered("side-9");
        String[] ways = {"rating", "reopening", "additions", "rating", "reopening"};
        Map<String, Object> body = Map.of("rating", 1, "reason", "Не решено");

        for (String way : ways) {
            post(opened.reference(), opened.wrongPin(), way, body).statusCode(404);
        }

        post(opened, "rating", Map.of("rating", 1)).statusCode(429);
        staff(opened, "", TestToken.of("coordinator")).body("status", equalTo("approved"));
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        Opened opened = answered("side-10");

        post(opened, "rating", Map.of("rating", 0)).statusCode(400).body("field", equalTo("rating"));
        post(opened, "rating", Map.of("rating", 6)).statusCode(400).body("field", equalTo("rating"));
        post(opened, "rating", Map.of()).statusCode(400).body("field", equalTo("rating"));
        post(opened, "rating", Map.of("rating", 3, "comment", "о".repeat(2_001)))
                .statusCode(400)
                .body("field", equalTo("comment"));
    }

    private Opened answered(String externalId) {
        return answered(externalId, externalId);
    }

    private Opened answered(String externalId, String citizen) {
        Opened opened = cases.by(
                Tagged.message(externalId).under("social").from(citizen).at("Вымышленная", "5"));
        answer(opened);
        return opened;
    }

    private static void answer(Opened opened) {
        given().header("Authorization", "Bearer " + TestToken.of("executor", opened.executor()))
                .contentType("application/json")
                .body(Map.of("text", "Сделано"))
                .post("/v1/cases/" + opened.reference() + "/resolution")
                .then()
                .statusCode(200);
    }

    private <E extends CaseEvent> E heard(String topic, Opened opened, Class<E> type) {
        String caseId = opened.event().snapshot().caseId();
        return broker
                .cases(
                        topic,
                        type.getSimpleName(),
                        all -> all.getLast().key().equals(caseId)
                                && type.isInstance(all.getLast().event()))
                .stream()
                .map(seen -> seen.event())
                .filter(event -> event.snapshot().caseId().equals(caseId))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse page(Opened opened, String language) {
        return given().header("X-Pin", opened.pin())
                .header("Accept-Language", language)
                .get("/v1/public/cases/" + opened.reference())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse staff(Opened opened, String path, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/cases/" + opened.reference() + path)
                .then();
    }

    private static ValidatableResponse post(Opened opened, String what, Map<String, ?> body) {
        return post(opened.reference(), opened.pin(), what, body);
    }

    private static ValidatableResponse post(String reference, String pin, String what, Map<String, ?> body) {
        return given().header("X-Pin", pin)
                .contentType("application/json")
                .body(body)
                .post("/v1/public/cases/" + reference + "/" + what)
                .then();
    }
}
