package otklik.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeViberTest {

    private final FakeViber viber = FakeViber.start();

    @AfterEach
    void stop() {
        viber.close();
    }

    @Test
    void shouldAnswerWithTheMessageThatItShows() throws IOException {
        JsonObject answer = send("u==", "Принято");

        assertThat(answer.getInteger("status")).isZero();
        assertThat(answer.getLong("message_token"))
                .isEqualTo(viber.shownTo("u==").getFirst().messageToken());
    }

    @Test
    void shouldShowTwiceWhatIsSentTwice() throws IOException {
        send("u==", "Принято");
        send("u==", "Принято");

        assertThat(viber.shownTo("u==")).hasSize(2);
    }

    @Test
    void shouldCallEveryRefusalASuccessOfHttp() throws IOException {
        viber.unsubscribe("gone").knowOnly("good");
        viber.faults().next(Fault.tooMany(Duration.ofSeconds(1)));

        assertThat(send("u==", "а").getInteger("status")).isEqualTo(12);
        assertThat(send("gone", "а").getInteger("status")).isEqualTo(6);
        assertThat(send("u==", "я".repeat(7001)).getInteger("status")).isEqualTo(3);
        assertThat(send("", "а").getInteger("status")).isEqualTo(4);
        assertThat(new JsonObject(post("{}", "bad").body()).getInteger("status"))
                .isEqualTo(2);
        assertThat(new JsonObject(post("{", "good").body()).getInteger("status"))
                .isEqualTo(3);
        assertThat(viber.shown()).isEmpty();
    }

    @Test
    void shouldRefuseWhatExceedsTheLimit() throws IOException {
        viber.enforceLimits(1000, 1);

        assertThat(send("u==", "а").getInteger("status")).isZero();
        assertThat(send("u==", "а").getInteger("status")).isEqualTo(12);
        assertThat(viber.peakPerSecond()).isEqualTo(2);
    }

    @Test
    void shouldKeepAKeyboardThatViberTakes() throws IOException {
        String keyboard = keyboard(
                "\"Columns\":3,\"ActionType\":\"reply\",\"ActionBody\":\"yes\",\"Text\":\"Да\",\"Silent\":true");

        assertThat(send(keyboard)).isZero();

        assertThat(viber.shown().getFirst().buttons()).containsExactly("yes");
        assertThat(viber.shown().getFirst().keyboard()).isEqualTo(keyboard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Text\":\"Да\"|4",
                "\"ActionBody\":\" \",\"Text\":\"Да\"|4",
                "\"ActionBody\":\"yes\"|4",
                "\"ActionBody\":\"yes\",\"Text\":\"Да\",\"Columns\":7|3",
                "\"ActionBody\":\"yes\",\"Text\":\"Да\",\"Rows\":3|3",
                "\"ActionBody\":\"yes\",\"Text\":\"Да\",\"Silent\":\"true\"|3",
                "\"ActionBody\":\"yes\",\"Text\":\"Да\",\"ActionType\":\"callback\"|3",
            })
    void shouldRefuseAButtonAsViberDoes(String button, int status) throws IOException {
        assertThat(send(keyboard(button))).isEqualTo(status);
        assertThat(viber.shown()).isEmpty();
    }

    @Test
    void shouldRefuseAKeyboardThatIsNone() throws IOException {
        String longest = "x".repeat(101);

        assertThat(send("{\"Type\":\"keyboard\",\"Buttons\":[]}")).isEqualTo(4);
        assertThat(send("{\"Buttons\":[{\"ActionBody\":\"a\",\"Text\":\"b\"}]}"))
                .isEqualTo(3);
        assertThat(send("[]")).isEqualTo(3);
        assertThat(send(keyboard("\"ActionBody\":\"" + longest + "\",\"Text\":\"b\"")))
                .isEqualTo(3);
        assertThat(viber.shown()).isEmpty();
    }

    @Test
    void shouldSendWhatAPressedButtonHolds() throws IOException {
        send(keyboard("\"ActionBody\":\"/button rate\",\"Text\":\"5\""));

        var pressed =
                new ViberCallbacks(viber.url(), "key").pressed(viber.shown().getFirst(), 0);

        JsonObject event = new JsonObject(pressed.body());
        assertThat(event.getJsonObject("message").getString("text")).isEqualTo("/button rate");
        assertThat(event.getJsonObject("sender").getString("id")).isEqualTo("u==");
    }

    @Test
    void shouldShowTheMessageWhenTheConnectionIsResetAfterAcceptance() {
        viber.faults().next(Fault.resetAfterAcceptance());

        assertThatThrownBy(() -> send("u==", "а")).isInstanceOf(IOException.class);

        assertThat(viber.shownTo("u==")).hasSize(1);
    }

    @Test
    void shouldSignACallbackOnceAndDeliverItAsOftenAsAsked() {
        try (WebhookReceiver ours = WebhookReceiver.start()) {
            ViberCallbacks callbacks = new ViberCallbacks(ours.url("/hooks/viber/region"), "key");
            var late = callbacks.message(
                    "u==", new JsonObject().put("type", "text").put("text", "а"), Instant.EPOCH);

            callbacks.deliver(late);
            callbacks.deliver(late);

            assertThat(ours.received()).extracting(ReceivedWebhook::kept).containsExactly(late.body(), late.body());
            assertThat(late.signature())
                    .isEqualTo(ViberCallbacks.sign(late.body(), "key"))
                    .hasSize(64);
        }
    }

    private static String keyboard(String button) {
        return "{\"Type\":\"keyboard\",\"Buttons\":[{" + button + "}]}";
    }

    private int send(String keyboard) throws IOException {
        String body =
                "{\"receiver\":\"u==\",\"type\":\"text\",\"text\":\"а\",\"min_api_version\":1,\"sender\":{\"name\":\"Область\"},\"keyboard\":"
                        + keyboard + "}";
        return new JsonObject(post(body, "good").body()).getInteger("status");
    }

    private JsonObject send(String receiver, String text) throws IOException {
        return new JsonObject(post(
                        new JsonObject()
                                .put("receiver", receiver)
                                .put("type", "text")
                                .put("text", text)
                                .put("sender", new JsonObject().put("name", "Область"))
                                .encode(),
                        "good")
                .body());
    }

    private HttpResponse<String> post(String body, String token) throws IOException {
        return Post.json(viber.url().resolve("/pa/send_message"), body, "X-Viber-Auth-Token", token);
    }
}
