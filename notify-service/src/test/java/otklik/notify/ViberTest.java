package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeViber;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.ViberRequest;

/** What a subscriber of the Viber bot is shown. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ViberTest {
    @Inject
    World world;

    @ConfigProperty(name = "otklik.viber.host")
    URI host;

    private FakeViber viber;

    @BeforeEach
    void open() {
        viber = FakeViber.start(host.getPort());
    }

    @AfterEach
    void close() {
        viber.close();
    }

    @Test
    void shouldShowNumberAndPinUnderTheBotsTitle() {
        CaseStory story = story("v-6001");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        ViberRequest shown = viber.shownTo("v-6001").getFirst();
        assertThat(shown.text()).contains(story.reference, "640213");
        assertThat(shown.senderName()).isEqualTo("Orenburg feedback");
        assertThat(shown.token()).isEqualTo("viber-token-of-the-test");
        assertThat(world.column(
                        "select provider_message_id from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly(Long.toString(shown.messageToken()));
    }

    @Test
    void shouldNotClaimTheNextWordsForACaseThatAskedNothing() {
        CaseStory story = story("v-6002");

        world.publish(story.opened(world.seal("640213")), story.answered("Done."));

        world.awaitStates(story, "SENT", "SENT");
        assertThat(viber.shownTo("v-6002"))
                .hasSize(2)
                .extracting(ViberRequest::trackingData)
                .containsOnlyNulls();
    }

    @Test
    void shouldComeThroughAStormOfRefusalsThatHttpCallsSuccess() {
        CaseStory story = story("v-6003");
        viber.faults()
                .next(
                        Fault.tooMany(Duration.ofSeconds(1)),
                        Fault.tooMany(Duration.ofSeconds(1)),
                        Fault.serverError(),
                        Fault.resetBeforeAcceptance());

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(viber.shownTo("v-6003")).hasSize(1);
        assertThat(viber.requests()).hasSize(5);
    }

    @Test
    void shouldGiveUpAtOnceWhenThePersonUnsubscribed() {
        viber.unsubscribe("v-6004");
        CaseStory story = story("v-6004");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(viber.requests()).hasSize(1);
        assertThat(world.column("select reason from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("Viber's status 6: the person is not subscribed");
    }

    @Test
    void shouldShowTwiceWhatViberTookWithoutSayingSo() {
        CaseStory story = story("v-6005");
        viber.faults().next(Fault.resetAfterAcceptance());

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(viber.shownTo("v-6005")).hasSize(2);
    }

    @Test
    void shouldPutButtonsInPlaceOfTheKeyboardUnderAnAnswerAlone() {
        CaseStory story = story("v-6007");

        world.publish(story.opened(world.seal("640213")), story.answered("Done."));

        world.awaitStates(story, "SENT", "SENT");
        assertThat(viber.shownTo("v-6007").getFirst().keyboard()).isNull();
        ViberRequest answer = viber.shownTo("v-6007").getLast();
        assertThat(answer.text()).endsWith("answer with the number.");
        assertThat(answer.buttons())
                .containsExactly(
                        "/button rate/K7X2M-9QPRT/1",
                        "/button rate/K7X2M-9QPRT/2",
                        "/button rate/K7X2M-9QPRT/3",
                        "/button rate/K7X2M-9QPRT/4",
                        "/button rate/K7X2M-9QPRT/5");
        assertThat(new JsonObject(answer.keyboard()).getJsonArray("Buttons").getJsonObject(4))
                .isEqualTo(new JsonObject()
                        .put("Columns", 1)
                        .put("Rows", 1)
                        .put("ActionType", "reply")
                        .put("ActionBody", "/button rate/K7X2M-9QPRT/5")
                        .put("Text", "5")
                        .put("Silent", true));
    }

    @Test
    void shouldAskInWideButtonsWhetherThePacksAnswerHelped() {
        CaseStory story = story("v-6008");

        world.publish(story.answeredAtOnce(world.seal("640213"), "Open from nine to five."));

        world.awaitStates(story, "SENT");
        ViberRequest shown = viber.shownTo("v-6008").getFirst();
        assertThat(shown.buttons()).containsExactly("/button helped/K7X2M-9QPRT/yes", "/button helped/K7X2M-9QPRT/no");
        assertThat(shown.keyboard()).contains("\"Columns\":3");
    }

    @Test
    void shouldCutTheAnswerWhenItIsLongerThanViberTakes() {
        CaseStory story = story("v-6006");

        world.publish(story.opened(world.seal("640213")), story.answered("ж".repeat(8000)));

        world.awaitStates(story, "SENT", "SENT");
        assertThat(viber.shownTo("v-6006").getLast().text())
                .hasSize(FakeViber.MAX_TEXT)
                .contains("ж…", story.reference);
    }

    private CaseStory story(String person) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "viber", "region", person);
        return CaseStory.fromChat("viber", "region", contact);
    }
}
