package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;

/** What was given up goes again by hand: under the same id, and only where that tells no old news. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ResendTest {
    @Inject
    World world;

    private final WebhookReceiver receiver = WebhookReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldSendAgainUnderTheSameIdWhenTheReceiverIsMended() {
        CaseStory story = givenUp("test", "/mended");
        String id = column(story, "notice_id").getFirst();
        receiver.faults().heal();

        as("moderator")
                .post("/v1/deliveries/" + id + "/resending")
                .then()
                .statusCode(202)
                .body("times", equalTo(1));

        world.awaitStates(story, "SENT");
        assertThat(receiver.accepted()).extracting(ReceivedWebhook::webhookId).containsExactly(id);
        as("admin")
                .get("/v1/deliveries/" + id)
                .then()
                .body("delivery.resent", equalTo(1))
                .body("delivery.attempts", equalTo(6))
                .body("attempts.size()", equalTo(5));
        as("admin")
                .post("/v1/deliveries/" + id + "/resending")
                .then()
                .statusCode(409)
                .body("detail", containsString("not kept"));
    }

    @Test
    void shouldGiveUpAtTheFirstRefusalWhenItIsSentAgainToAReceiverThatIsNotMended() {
        CaseStory story = givenUp("test", "/broken");
        String id = column(story, "notice_id").getFirst();

        as("admin").post("/v1/deliveries/" + id + "/resending").then().statusCode(202);

        world.awaitStates(story, "DEAD");
        assertThat(receiver.received()).hasSize(6);
        assertThat(column(story, "resent")).containsExactly("1");
        assertThat(column(story, "fault")).containsExactly("refused");
    }

    @Test
    void shouldNotSendAStatusAgainThatALaterOneHasOvertaken() {
        world.register("test", receiver, "/overtaken");
        CaseStory story = CaseStory.from("test");
        receiver.faults().next(refusals());
        world.publish(story.opened(world.seal("333333")));
        world.awaitStates(story, "DEAD");
        receiver.faults().next(refusals());
        world.publish(story.assigned());
        world.awaitStates(story, "DEAD", "DEAD");
        world.publish(story.answered("Done."));
        world.awaitStates(story, "DEAD", "DEAD", "SENT");
        List<String> ids = world.column(
                "select notice_id from notify.delivery where case_id = '" + story.caseId + "' order by case_version");

        as("admin")
                .post("/v1/deliveries/" + ids.get(1) + "/resending")
                .then()
                .statusCode(409)
                .body("detail", containsString("later status"));
        as("admin").post("/v1/deliveries/" + ids.get(0) + "/resending").then().statusCode(202);

        world.awaitStates(story, "SENT", "DEAD", "SENT");
    }

    @Test
    void shouldSendAllOfAConnectorAgainThatWereGivenUpForThatReason() {
        world.register("pos-gosuslugi", receiver, "/many");
        receiver.faults().always(Fault.forbidden());
        Instant since = Instant.now();
        List<CaseStory> stories =
                Stream.generate(() -> CaseStory.from("pos-gosuslugi")).limit(10).toList();
        stories.forEach(story -> world.publish(story.opened(world.seal("333333"))));
        stories.forEach(story -> world.awaitStates(story, "DEAD"));
        receiver.faults().heal();

        many("pos-gosuslugi", "too-old", since).statusCode(202).body("count", equalTo(0));
        many("pos-gosuslugi", "refused", since).statusCode(202).body("count", equalTo(10));

        stories.forEach(story -> world.awaitStates(story, "SENT"));
        assertThat(receiver.accepted()).hasSize(10);
        many("pos-gosuslugi", "nothing-known", since).statusCode(400).body("field", equalTo("fault"));
    }

    private io.restassured.response.ValidatableResponse many(String connector, String fault, Instant since) {
        return as("admin")
                .body("{\"channel\":\"webhook\",\"source\":\"" + connector + "\",\"fault\":\"" + fault
                        + "\",\"since\":\"" + since + "\"}")
                .post("/v1/deliveries/resending")
                .then();
    }

    private CaseStory givenUp(String connector, String path) {
        world.register(connector, receiver, path);
        receiver.faults().always(Fault.forbidden());
        CaseStory story = CaseStory.from(connector);
        world.publish(story.opened(world.seal("333333")));
        world.awaitStates(story, "DEAD");
        return story;
    }

    /** As many as it takes to be given up. */
    private static Fault[] refusals() {
        return Stream.generate(Fault::forbidden).limit(5).toArray(Fault[]::new);
    }

    private List<String> column(CaseStory story, String column) {
        return world.column("select " + column + " from notify.delivery where case_id = '" + story.caseId + "'");
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(world.token(role)).contentType("application/json");
    }
}
