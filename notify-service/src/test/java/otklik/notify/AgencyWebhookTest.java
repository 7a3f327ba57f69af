package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.AgencyEvent;
import otklik.contracts.AgencyEvent.ActionRefused;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** An agency's own system gets the events of the agency's topic, signed and in order. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class AgencyWebhookTest {
    private static final String WEBHOOK = "/v1/agency/webhook";
    private static final String OURS = "minzdrav";
    private static final String OTHERS = "minsport";

    @Inject
    World world;

    private final WebhookReceiver receiver = WebhookReceiver.start();

    @BeforeEach
    void forget() {
        for (String agency : List.of(OURS, OTHERS)) {
            as("admin", agency).delete(WEBHOOK);
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldSendEveryEventSignedAndInTheOrderOfItsCase() {
        register(OURS, "/ours");
        CaseStory story = CaseStory.from("test");
        Outgoing<?> first = story.assigned();
        Outgoing<?> second = story.revised();
        Outgoing<?> third = story.answered("Сделано");
        Outgoing<?> refusal = refusal();
        // The first is refused once: the others of its case wait for it, what is not of its case does not.
        receiver.faults().next(Fault.serverError());

        world.publishTo(OURS, first, second, third, refusal);

        await("all of them", () -> receiver.accepted().size() == 4);
        assertThat(ids()).containsExactlyInAnyOrder(first.id(), second.id(), third.id(), refusal.id());
        assertThat(ids().stream().filter(id -> !id.equals(refusal.id())))
                .containsExactly(first.id(), second.id(), third.id());
        assertThat(receiver.accepted()).allMatch(ReceivedWebhook::signed);
        assertThat(body(third.id()))
                .contains("\"type\":\"otklik.case.answered.v1\"", "\"resolution\":\"Сделано\"", story.reference);
        assertThat(body(refusal.id())).contains("otklik.agency.action-refused.v1", "not-now");
        as("executor", OURS)
                .get(WEBHOOK)
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("pending", equalTo(0))
                .body("lastError", equalTo("HTTP 500"));
    }

    @Test
    void shouldSendAnAgencyNothingOfAnother() {
        register(OURS, "/ours");
        register(OTHERS, "/others");
        Outgoing<?> ours = CaseStory.from("test").assigned();
        Outgoing<?> others = CaseStory.from("test").assigned();

        world.publishTo(OURS, ours);
        world.publishTo(OTHERS, others);

        await("both", () -> receiver.accepted().size() == 2);
        assertThat(at("/ours")).containsExactly(ours.id());
        assertThat(at("/others")).containsExactly(others.id());
    }

    @Test
    void shouldListWhatIsGivenUpAndSendItAgain() {
        register(OURS, "/ours");
        Outgoing<?> bad = CaseStory.from("test").assigned();
        Outgoing<?> good = CaseStory.from("test").assigned();
        receiver.faults().whenever(got -> got.webhookId().equals(bad.id()), Fault.forbidden());

        world.publishTo(OURS, bad, good);

        await("one to be given up", () -> dead().equals(List.of(bad.id())));
        await("the other", () -> ids().equals(List.of(good.id())));
        as("executor", OTHERS).get(WEBHOOK + "/dead").then().body("events", hasSize(0));
        as("executor", OTHERS)
                .post(WEBHOOK + "/dead/" + bad.id() + "/resending")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:otklik:problem:event-not-dead"));
        receiver.faults().heal();
        as("executor", OURS)
                .post(WEBHOOK + "/dead/" + bad.id() + "/resending")
                .then()
                .statusCode(202);

        await("it", () -> ids().equals(List.of(good.id(), bad.id())));
        assertThat(dead()).isEmpty();
    }

    @Test
    void shouldReplayFromAnInstantAndFromAnEventUnderTheSameIds() {
        Instant before = Instant.now().minusSeconds(1);
        CaseStory story = CaseStory.from("test");
        Outgoing<?> early = story.assigned();
        world.publishTo(OURS, early);
        register(OURS, "/ours");
        Outgoing<?> late = story.answered("Сделано");
        Outgoing<?> last = CaseStory.from("test").assigned();
        world.publishTo(OURS, late);
        await("the event since", () -> ids().contains(late.id()));
        world.publishTo(OURS, last);
        await("the last", () -> ids().contains(last.id()));
        receiver.forget();

        replay(Map.of("since", before.toString())).statusCode(202);

        await("all of them again", () -> ids().containsAll(List.of(early.id(), late.id(), last.id())));
        assertThat(ids().indexOf(early.id())).isLessThan(ids().indexOf(late.id()));
        receiver.forget();

        replay(Map.of("eventId", last.id())).statusCode(202).body("events", equalTo(1));

        await("the last again", () -> ids().equals(List.of(last.id())));
        replay(Map.of("eventId", "unknown"))
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:event-not-kept"))
                .body("field", equalTo("eventId"));
        replay(Map.of("since", "yesterday"))
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:bad-since"))
                .body("field", equalTo("since"));
        replay(Map.of()).statusCode(400).body("type", equalTo("urn:otklik:problem:since-or-event-id"));
    }

    @Test
    void shouldHoldEventsWhileItIsPaused() {
        register(OURS, "/ours");
        as("executor", OURS).post(WEBHOOK + "/pause").then().body("state", equalTo("paused"));
        Outgoing<?> event = CaseStory.from("test").assigned();
        world.publishTo(OURS, event);
        await("the event to wait", () -> pending() == 1);
        assertThat(receiver.received()).isEmpty();

        as("executor", OURS).post(WEBHOOK + "/resumption").then().body("state", equalTo("active"));

        await("the event", () -> ids().equals(List.of(event.id())));
    }

    @Test
    void shouldCallNobodyWhoIsGoneUntilTheAgencySaysSo() {
        register(OURS, "/ours");
        receiver.faults().next(Fault.gone());
        Outgoing<?> event = CaseStory.from("test").assigned();

        world.publishTo(OURS, event);

        await(
                "the webhook to be gone",
                () -> as("executor", OURS).get(WEBHOOK).path("state").equals("gone"));
        assertThat(receiver.count()).isEqualTo(1);
        as("executor", OURS).post(WEBHOOK + "/resumption").then().statusCode(200);
        await("the event", () -> ids().equals(List.of(event.id())));
    }

    @Test
    void shouldSignWithBothSecretsAfterARotation() {
        String first = register(OURS, "/ours");
        String second = as("executor", OURS)
                .body(Map.of("url", receiver.url("/ours").toString()))
                .put(WEBHOOK + "?rotate=true")
                .then()
                .statusCode(200)
                .body("secret", startsWith("whsec_"))
                .extract()
                .path("secret");
        assertThat(second).isNotEqualTo(first);

        world.publishTo(OURS, CaseStory.from("test").assigned());
        await("the event by the former secret", () -> receiver.accepted().size() == 1);
        receiver.trust("/ours", second);
        world.publishTo(OURS, CaseStory.from("test").assigned());
        await("the event by the new secret", () -> receiver.accepted().size() == 2);

        assertThat(receiver.received()).allMatch(ReceivedWebhook::signed);
    }

    @Test
    void shouldTakeTheAgencyFromTheTokenAlone() {
        given().contentType("application/json").get(WEBHOOK).then().statusCode(401);
        as("governor", OURS).get(WEBHOOK).then().statusCode(403);
        given().auth()
                .oauth2(world.token("executor"))
                .get(WEBHOOK)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:no-agency-in-token"))
                .body("detail", containsString("agency"));
        register(OURS, "/ours");
        as("executor", OTHERS)
                .header("Accept-Language", "ru")
                .get(WEBHOOK)
                .then()
                .statusCode(404)
                .header("Content-Language", equalTo("ru"))
                .body("type", equalTo("urn:otklik:problem:no-agency-webhook"))
                .body("title", equalTo("Нет вебхука"));
        as("executor", OTHERS).post(WEBHOOK + "/pause").then().statusCode(404);
        as("executor", OTHERS).delete(WEBHOOK).then().statusCode(404);
        as("executor", OURS)
                .body("{\"url\":\"https://10.0.0.1/x\"}")
                .put(WEBHOOK)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:private-host"))
                .body("field", equalTo("url"));
        as("executor", OURS).get(WEBHOOK).then().statusCode(200).body("secret", nullValue());
    }

    private String register(String agency, String path) {
        String secret = as("executor", agency)
                .body(Map.of("url", receiver.url(path).toString()))
                .put(WEBHOOK)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        receiver.trust(path, secret);
        return secret;
    }

    private io.restassured.response.ValidatableResponse replay(Map<String, String> from) {
        return as("executor", OURS).body(from).post(WEBHOOK + "/replay").then();
    }

    private List<String> ids() {
        return receiver.accepted().stream().map(ReceivedWebhook::webhookId).toList();
    }

    private List<String> at(String path) {
        return receiver.accepted().stream()
                .filter(got -> got.path().equals(path))
                .map(ReceivedWebhook::webhookId)
                .toList();
    }

    private String body(String id) {
        Stream<String> bodies = receiver.accepted().stream()
                .filter(got -> got.webhookId().equals(id))
                .map(got -> String.valueOf(got.kept()));
        return bodies.findFirst().orElseThrow();
    }

    private List<String> dead() {
        return as("executor", OURS).get(WEBHOOK + "/dead").path("events.eventId");
    }

    private int pending() {
        return as("executor", OURS).get(WEBHOOK).path("pending");
    }

    private static Outgoing<?> refusal() {
        String id = Ids.next();
        return Outgoing.<AgencyEvent>to(
                Streams.AGENCY_CASES,
                id,
                id,
                id,
                new ActionRefused("a-1", null, null, null, null, "not-now", "…", null, null, null));
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        Eventually.within(World.PATIENCE, what, condition::getAsBoolean);
    }

    private RequestSpecification as(String role, String agency) {
        return given().auth().oauth2(world.token(role, agency)).contentType("application/json");
    }
}
