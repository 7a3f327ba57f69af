package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** Staff on duty are called by the fastest channel of the office, and never by a citizen's contact. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class DutyTest {
    private static final String CONTACT = "/v1/duty-contacts/";

    @Inject
    World world;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    private FakeTelegram telegram;
    private WebhookReceiver receiver;

    @BeforeEach
    void open() {
        telegram = FakeTelegram.start(host.getPort());
        receiver = WebhookReceiver.start();
        world.update("delete from notify.duty_contact");
    }

    @AfterEach
    void close() {
        world.update("delete from notify.duty_contact");
        telegram.close();
        receiver.close();
    }

    @Test
    void shouldCallTheAgencyAtOnceAndNextTimeByItsNextChannel() {
        telegram("minstroy/duty", "7001");
        webhook("minstroy/duty", "/duty-1");
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", "7000");
        CaseStory story = CaseStory.fromTelegram("region", contact);

        world.publish(story.openedUrgently(world.seal("640213")));
        awaitShown("7001", 1);
        world.publish(story.unacknowledged(3, "executor", 1));

        Eventually.within(
                World.PATIENCE,
                "the webhook to be called",
                () -> receiver.received().stream()
                        .anyMatch(one ->
                                one.signed() && String.valueOf(one.kept()).contains(story.reference)));
        assertThat(telegram.shownTo("7001"))
                .singleElement()
                .satisfies(shown -> assertThat(shown.text())
                        .contains(story.reference, "masked text")
                        .doesNotContain("640213"));
        awaitShown("7000", 1);
        assertThat(telegram.shownTo("7000").getFirst().text())
                .contains("640213")
                .doesNotContain("masked text");
    }

    @Test
    void shouldCallTheControlCentreWhereTheAgencyCannotBeCalled() {
        telegram("control-centre/duty", "7002");
        CaseStory story = CaseStory.from("import");

        world.publish(story.openedUrgently(world.seal("640213")));

        awaitShown("7002", 1);
    }

    @Test
    void shouldTellWhomACaseIsEscalatedTo() {
        telegram("minstroy/head", "7003");
        telegram("control-centre/governor", "7004");
        CaseStory story = CaseStory.from("import");

        world.publish(
                story.opened(world.seal("640213")), story.escalated("executor-head"), story.escalated("governor"));

        awaitShown("7003", 1);
        awaitShown("7004", 1);
    }

    @Test
    void shouldCallNobodyForWhatCanWait() {
        telegram("minstroy/duty", "7005");
        CaseStory calm = CaseStory.from("import");
        CaseStory urgent = CaseStory.from("import");

        world.publish(calm.opened(world.seal("1")), urgent.openedUrgently(world.seal("2")));

        awaitShown("7005", 1);
        assertThat(world.column("select notice from notify.delivery where case_id = '" + calm.caseId + "'"))
                .doesNotContain("alert-emergency");
    }

    @Test
    void shouldTellTheCitizenWhatARuleDecidedAtOnce() {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", "7006");
        CaseStory answered = CaseStory.fromTelegram("region", contact);
        CaseStory rejected = CaseStory.fromTelegram("region", contact);

        world.publish(
                answered.answeredAtOnce(world.seal("640213"), "Look at the page."),
                rejected.rejectedAtOnce(world.seal("640214"), "spam"));

        awaitShown("7006", 2);
        assertThat(telegram.shownTo("7006"))
                .anySatisfy(shown -> assertThat(shown.text()).contains("Look at the page.", "640213"))
                .anySatisfy(shown -> assertThat(shown.text()).contains("advertising"));
    }

    @Test
    void shouldTakeAddressesInAndNeverShowThem() {
        telegram("minstroy/duty", "7007");
        put("nobody/duty/telegram", "{\"bot\":\"region\",\"chat\":\"1\"}")
                .statusCode(404)
                .body("type", equalTo("urn:otklik:problem:unknown-office"))
                .body("field", equalTo("office"));
        put("minstroy/governor/telegram", "{\"bot\":\"region\",\"chat\":\"1\"}")
                .statusCode(404)
                .body("type", equalTo("urn:otklik:problem:unknown-role"))
                .body("detail", containsString("control-centre"))
                .body("field", equalTo("role"));
        put("minstroy/duty/pigeon", "{}")
                .statusCode(404)
                .body("type", equalTo("urn:otklik:problem:unknown-way"))
                .body("field", equalTo("channel"));
        put("minstroy/duty/telegram", "{\"bot\":\"none\",\"chat\":\"1\"}")
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:bad-bot"))
                .body("detail", containsString(": region"))
                .body("field", equalTo("bot"));
        put("minstroy/duty/telegram", "{\"bot\":\"region\",\"chat\":\"@x\"}")
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:bad-chat"))
                .body("field", equalTo("chat"));
        put("minstroy/duty/webhook", "{\"url\":\"http://1.1.1.1/x\"}")
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:url-not-https"))
                .body("field", equalTo("url"));
        given().auth().oauth2(world.token("auditor")).get(CONTACT).then().statusCode(403);
        String all = given().auth()
                .oauth2(world.token("admin"))
                .get(CONTACT)
                .then()
                .statusCode(200)
                .body("contacts.office", hasItem("minstroy"))
                .extract()
                .asString();

        assertThat(all).doesNotContain("7007");
        assertThat(world.column("select sealed_address from notify.duty_contact"))
                .noneMatch(address -> address.contains("7007"));
        given().auth()
                .oauth2(world.token("admin"))
                .delete(CONTACT + "minstroy/duty/telegram")
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(world.token("admin"))
                .get(CONTACT)
                .then()
                .body("contacts.office", not(hasItem("minstroy")));
    }

    @Test
    void shouldSayInTheCallersLanguageThatThereIsNoContact() {
        given().auth()
                .oauth2(world.token("admin"))
                .header("Accept-Language", "ru-RU,ru;q=0.9")
                .delete(CONTACT + "minstroy/duty/telegram")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("ru"))
                .body("type", equalTo("urn:otklik:problem:no-duty-contact"))
                .body("title", equalTo("Нет контакта"));
    }

    private void telegram(String office, String chat) {
        put(office + "/telegram", "{\"bot\":\"region\",\"chat\":\"" + chat + "\"}")
                .statusCode(200);
    }

    private void webhook(String office, String path) {
        given().auth().oauth2(world.token("admin")).delete(CONTACT + office + "/webhook");
        world.update("delete from notify.webhook where connector like 'duty.%'");
        String secret = put(office + "/webhook", "{\"url\":\"" + receiver.url(path) + "\"}")
                .statusCode(200)
                .body("secret", startsWith("whsec_"))
                .extract()
                .path("secret");
        receiver.trust(path, secret);
    }

    private ValidatableResponse put(String path, String body) {
        return given().auth()
                .oauth2(world.token("admin"))
                .contentType("application/json")
                .body(body)
                .put(CONTACT + path)
                .then();
    }

    private void awaitShown(String chat, int number) {
        Eventually.within(
                World.PATIENCE,
                number + " to be shown in " + chat,
                () -> telegram.shownTo(chat).size() == number);
    }
}
