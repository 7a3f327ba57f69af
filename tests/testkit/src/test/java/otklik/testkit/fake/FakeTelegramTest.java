package otklik.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeTelegramTest {

    private final FakeTelegram telegram = FakeTelegram.start();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void shouldAnswerWithTheMessageThatItShows() throws IOException {
        HttpResponse<String> answer = send("42", "Ваше обращение принято");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject result = new JsonObject(answer.body()).getJsonObject("result");
        assertThat(result.getLong("message_id"))
                .isEqualTo(telegram.shownTo("42").getFirst().messageId());
        assertThat(result.getJsonObject("chat").getLong("id")).isEqualTo(42);
    }

    @Test
    void shouldShowTwiceWhatIsSentTwice() throws IOException {
        send("42", "Ваше обращение принято");
        send("42", "Ваше обращение принято");

        assertThat(telegram.shownTo("42"))
                .extracting(TelegramRequest::messageId)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldSayHowLongToWaitWhenScriptedTooMany() throws IOException {
        telegram.faults().next(Fault.tooMany(Duration.ofMillis(2500)));

        HttpResponse<String> refused = send("42", "а");
        HttpResponse<String> taken = send("42", "а");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(new JsonObject(refused.body()).getJsonObject("parameters").getInteger("retry_after"))
                .isEqualTo(3);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(telegram.requests())
                .extracting(TelegramRequest::order, TelegramRequest::accepted)
                .containsExactly(tuple(0L, false), tuple(1L, true));
    }

    @Test
    void shouldRefuseAsDocumentedWhatTelegramRefuses() throws IOException {
        telegram.block("13").knowOnly("good");

        assertThat(send("13", "а").statusCode()).isEqualTo(403);
        assertThat(send("42", "").statusCode()).isEqualTo(400);
        assertThat(send("42", "я".repeat(4097)).statusCode()).isEqualTo(400);
        assertThat(Post.json(telegram.url().resolve("/botbad/sendMessage"), "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Post.json(telegram.url().resolve("/botgood/sendMusic"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(Post.json(telegram.url().resolve("/botgood/sendMessage"), "{")
                        .statusCode())
                .isEqualTo(400);
        assertThat(telegram.shown()).isEmpty();
    }

    @Test
    void shouldShowTheMessageWhenTheConnectionIsResetAfterAcceptance() {
        telegram.faults().next(Fault.resetAfterAcceptance());

        assertThatThrownBy(() -> send("42", "а")).isInstanceOf(IOException.class);

        assertThat(telegram.shownTo("42")).hasSize(1);
    }

    @Test
    void shouldNotShowTheMessageWhenTheConnectionIsResetBeforeAcceptance() {
        telegram.faults().next(Fault.resetBeforeAcceptance());

        assertThatThrownBy(() -> send("42", "а")).isInstanceOf(IOException.class);

        assertThat(telegram.requests()).hasSize(1);
        assertThat(telegram.shown()).isEmpty();
    }

    @Test
    void shouldLeaveTheSenderWaitingWhenScriptedToHang() {
        telegram.faults().whenever(request -> request.chatId().equals("42"), Fault.hang());

        assertThatThrownBy(() -> send("42", "а")).isInstanceOf(HttpTimeoutException.class);
        telegram.faults().heal();

        assertThat(telegram.shown()).isEmpty();
    }

    @Test
    void shouldAnswerTooManyOnlyAboveTheLimitOfAChat() throws IOException {
        telegram.enforceLimits(1000, 1);

        int first = send("42", "а").statusCode();
        int other = send("43", "а").statusCode();
        telegram.faults().heal();

        assertThat(first).isEqualTo(200);
        assertThat(other).isEqualTo(200);
        assertThat(telegram.peakPerSecondAndChat()).isEqualTo(1);
    }

    @Test
    void shouldShowButtonsAndRefuseOneWhoseDataIsTooLong() throws IOException {
        HttpResponse<String> shown = withButtons("42", "rate/7K3QM-X9D2V/5", "helped/7K3QM-X9D2V/yes");
        HttpResponse<String> refused = withButtons("42", "x".repeat(FakeTelegram.MAX_BUTTON + 1));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(telegram.shown())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.buttons()).containsExactly("rate/7K3QM-X9D2V/5", "helped/7K3QM-X9D2V/yes"));
    }

    private HttpResponse<String> withButtons(String chatId, String data, String... more) throws IOException {
        JsonArray row = new JsonArray().add(new JsonObject().put("text", "a").put("callback_data", data));
        for (String other : more) {
            row.add(new JsonObject().put("text", "b").put("callback_data", other));
        }
        return Post.json(
                telegram.url().resolve("/botgood/sendMessage"),
                new JsonObject()
                        .put("chat_id", chatId)
                        .put("text", "а")
                        .put("reply_markup", new JsonObject().put("inline_keyboard", new JsonArray().add(row)))
                        .encode());
    }

    private HttpResponse<String> send(String chatId, String text) throws IOException {
        URI url = telegram.url().resolve("/botgood/sendMessage");
        return Post.json(
                url, new JsonObject().put("chat_id", chatId).put("text", text).encode());
    }
}
