package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.WebhookReceiver;

/** What the ledger says of attempts, how often a doubt is repeated, and who may read. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class LedgerTest {
    @Inject
    World world;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

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
    void shouldRepeatADoubtOnceAndThenGiveUpWhereThePersonSeesEachRepeat() {
        telegram.faults().whenever(call -> call.chatId().equals("7001"), Fault.resetAfterAcceptance());
        CaseStory story = CaseStory.fromTelegram("region", contact("7001"));

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(telegram.shownTo("7001")).hasSize(2);
        assertThat(one(story, "fault")).isEqualTo("unanswered");
        as("coordinator")
                .get("/v1/deliveries/" + one(story, "notice_id"))
                .then()
                .statusCode(200)
                .body("delivery.state", equalTo("dead"))
                .body("delivery.attempts", equalTo(2))
                .body("delivery.fault", equalTo("unanswered"))
                .body("attempts", hasSize(1))
                .body("attempts[0].number", equalTo(1))
                .body("attempts[0].unanswered", equalTo(true))
                .body("attempts[0].nextAt", notNullValue());
    }

    @Test
    void shouldNotCountAsADoubtWhatWasRefusedForCertain() {
        telegram.faults().next(Fault.serverError(), Fault.serverError(), Fault.resetAfterAcceptance());
        CaseStory story = CaseStory.fromTelegram("region", contact("7002"));

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(telegram.shownTo("7002")).hasSize(2);
        assertThat(world.column("select unanswered from notify.attempt where notice_id = '" + one(story, "notice_id")
                        + "' order by number"))
                .containsExactly("f", "f", "t");
    }

    @Test
    void shouldRepeatADoubtAsOftenAsItTakesWhereTheReceiverKnowsARepeat() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            world.register("test", receiver, "/doubted");
            receiver.faults()
                    .next(Fault.resetAfterAcceptance(), Fault.resetAfterAcceptance(), Fault.resetAfterAcceptance());
            CaseStory story = CaseStory.from("test");

            world.publish(story.opened(world.seal("640213")));

            world.awaitStates(story, "SENT");
            assertThat(receiver.received()).hasSize(4);
        }
    }

    @Test
    void shouldTryNothingMoreInAChatWhenItsProviderSaysThatItIsBlocked() {
        telegram.block("7003");
        String contact = contact("7003");
        CaseStory first = CaseStory.fromTelegram("region", contact);
        CaseStory second = CaseStory.fromTelegram("region", contact);

        world.publish(first.opened(world.seal("640213")));
        world.awaitStates(first, "DEAD");
        world.publish(second.opened(world.seal("640213")));

        world.awaitStates(second, "DEAD");
        assertThat(telegram.requests()).hasSize(1);
        assertThat(one(second, "fault")).isEqualTo("blocked");
        assertThat(one(second, "attempts")).isEqualTo("0");
    }

    @Test
    void shouldWriteAgainToWhoWroteAgainAfterHeWasBarred() {
        telegram.block("7004");
        String contact = contact("7004");
        CaseStory first = CaseStory.fromTelegram("region", contact);
        world.publish(first.opened(world.seal("640213")));
        world.awaitStates(first, "DEAD");

        CaseStory second = CaseStory.fromTelegram("region", contact);
        world.update("update notify.chat_bar set blocked_at = blocked_at - interval '1 hour' where contact_id = '"
                + contact + "'");
        world.update("update notify.contact set given_at = now() where contact_id = '" + contact + "'");
        world.publish(second.opened(world.seal("640213")));

        world.awaitStates(second, "DEAD");
        assertThat(one(second, "attempts")).isEqualTo("1");
    }

    @Test
    void shouldSayThatThereIsNobodyToTellWhenTheCitizenGaveNoAddress() {
        CaseStory story = CaseStory.fromNobody("web", "portal");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(one(story, "fault")).isEqualTo("no-contact");
        as("admin")
                .header("Accept-Language", "ru")
                .post("/v1/deliveries/" + one(story, "notice_id") + "/resending")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("ru"))
                .body("type", equalTo("urn:otklik:problem:overtaken-or-nobody"))
                .body("title", equalTo("Нельзя отправить снова"));
    }

    @Test
    void shouldSayThatNothingWritesToHisChannelWhenThereIsNoSenderForIt() {
        CaseStory story = CaseStory.fromChat("pigeon", "post", UUID.randomUUID().toString());

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(one(story, "fault")).isEqualTo("no-sender");
    }

    @Test
    void shouldSayWhatIsAskedForAndRefuseOthers() {
        String unknown = "/v1/deliveries/" + UUID.randomUUID();

        given().get(unknown).then().statusCode(401);
        as("executor").get(unknown).then().statusCode(403);
        as("moderator").get(unknown).then().statusCode(404).contentType("application/problem+json");
        as("moderator")
                .get("/v1/deliveries/42")
                .then()
                .statusCode(400)
                .header("Content-Language", equalTo("en"))
                .body("type", equalTo("urn:otklik:problem:bad-notice-id"))
                .body("field", equalTo("noticeId"));
        as("auditor").post(unknown + "/resending").then().statusCode(403);
        as("moderator").post(unknown + "/resending").then().statusCode(404);
        as("coordinator").body("{}").post("/v1/deliveries/resending").then().statusCode(403);
        as("admin").body("{}").post("/v1/deliveries/resending").then().statusCode(400);
        as("moderator").get("/v1/deliveries/stuck").then().statusCode(403);
        as("auditor").get("/v1/deliveries/stuck").then().statusCode(200).body("stuck", not(equalTo(null)));
        as("auditor").get("/v1/deliveries/summary").then().statusCode(200);
    }

    private String contact(String chat) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", chat);
        return contact;
    }

    private String one(CaseStory story, String column) {
        List<String> values =
                world.column("select " + column + " from notify.delivery where case_id = '" + story.caseId + "'");
        assertThat(values).hasSize(1);
        return values.getFirst();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(world.token(role)).contentType("application/json");
    }
}
