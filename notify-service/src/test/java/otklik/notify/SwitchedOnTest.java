package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.wait.Eventually;

/**
 * What was for nobody, as nothing wrote to the citizen's channel, goes again once something does. His contact names a channel that is on by
 * now; when his notices were planned nothing wrote to "pigeon".
 */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class SwitchedOnTest {
    @Inject
    World world;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    private final String contact = UUID.randomUUID().toString();
    private FakeTelegram telegram;

    @BeforeEach
    void open() {
        telegram = FakeTelegram.start(host.getPort());
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void shouldGoByTheCitizensChannelWhenSomethingWritesToItByNow() {
        world.giveContactOf("citizen-" + contact, contact, "region", "7101");
        CaseStory story = untold();

        resend(ids(story).getFirst()).statusCode(202).body("times", equalTo(1));

        world.awaitStates(story, "SENT");
        assertThat(telegram.shownTo("7101").getFirst().text()).contains(story.reference, "640213");
        assertThat(column(story, "lane")).containsExactly("telegram:region");
        assertThat(column(story, "fault")).containsExactly("null");
    }

    @Test
    void shouldSayWhichChannelIsOffWhenStillNothingWritesToIt() {
        world.giveContact(contact, "pigeon", "post", "loft-7");
        Eventually.within(
                World.PATIENCE,
                "the contact to be kept",
                () -> !world.column("select 1 from notify.contact where contact_id = '" + contact + "'")
                        .isEmpty());
        CaseStory story = untold();
        String resending = "/v1/deliveries/" + ids(story).getFirst() + "/resending";

        as("coordinator")
                .header("Accept-Language", "ru")
                .post(resending)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("ru"))
                .body("type", equalTo("urn:otklik:problem:channel-off"))
                .body("detail", containsString("в канал pigeon"));
        as("coordinator").post(resending).then().statusCode(409).body("detail", containsString("the channel pigeon"));

        assertThat(column(story, "state || ' ' || lane || ' ' || resent")).containsExactly("DEAD none:no-sender 0");
    }

    @Test
    void shouldSayThatThereIsNobodyWhenTheAddressIsNotKept() {
        CaseStory story = untold();

        resend(ids(story).getFirst()).statusCode(409).body("type", equalTo("urn:otklik:problem:overtaken-or-nobody"));
    }

    @Test
    void shouldLeaveWhereItIsWhatALaterStatusHasOvertaken() {
        world.giveContactOf("citizen-" + contact, contact, "region", "7102");
        CaseStory story = untold();
        world.publish(story.assigned());
        world.awaitStates(story, "DEAD", "DEAD");
        world.publish(story.answered("Done."));
        world.awaitStates(story, "DEAD", "DEAD", "DEAD");
        List<String> ids = ids(story);
        resend(ids.get(2)).statusCode(202);
        world.awaitStates(story, "DEAD", "DEAD", "SENT");

        resend(ids.get(1)).statusCode(409).body("type", equalTo("urn:otklik:problem:overtaken-or-nobody"));

        assertThat(column(story, "lane")).containsExactly("none:no-sender", "none:no-sender", "telegram:region");
    }

    @Test
    void shouldSendAllAgainWhoseChannelIsOnByNow() {
        Instant since = clock.instant();
        world.giveContactOf("citizen-" + contact, contact, "region", "7103");
        CaseStory first = untold();
        CaseStory second = untold();
        CaseStory ofAnother = untold(UUID.randomUUID().toString());

        as("admin")
                .body("{\"channel\":\"none\",\"source\":\"no-sender\",\"since\":\"" + since + "\"}")
                .post("/v1/deliveries/resending")
                .then()
                .statusCode(202)
                .body("count", equalTo(2));

        world.awaitStates(first, "SENT");
        world.awaitStates(second, "SENT");
        assertThat(column(ofAnother, "lane")).containsExactly("none:no-sender");
    }

    private CaseStory untold() {
        return untold(contact);
    }

    private CaseStory untold(String contactId) {
        CaseStory story = CaseStory.fromChat("pigeon", "post", contactId);
        world.publish(story.opened(world.seal("640213")));
        world.awaitStates(story, "DEAD");
        return story;
    }

    private ValidatableResponse resend(String noticeId) {
        return as("moderator").post("/v1/deliveries/" + noticeId + "/resending").then();
    }

    private List<String> ids(CaseStory story) {
        return column(story, "notice_id");
    }

    private List<String> column(CaseStory story, String column) {
        return world.column("select " + column + " from notify.delivery where case_id = '" + story.caseId
                + "' order by case_version");
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(world.token(role)).contentType("application/json");
    }
}
