package otklik.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeVkTest {

    private final FakeVk vk = FakeVk.start();

    @AfterEach
    void stop() {
        vk.close();
    }

    @Test
    void shouldShowOnceWhatComesUnderOneRandomId() throws IOException {
        JsonObject first = send("42", "1", "Принято");
        JsonObject again = send("42", "1", "Принято");
        JsonObject other = send("42", "2", "Решено");

        assertThat(again).isEqualTo(first);
        assertThat(other.getLong("response")).isNotEqualTo(first.getLong("response"));
        assertThat(vk.shownTo("42")).hasSize(2);
        assertThat(vk.requests()).hasSize(3);
    }

    @Test
    void shouldShowACommentOncePerGuid() throws IOException {
        Map<String, String> comment =
                Map.of("owner_id", "-77", "post_id", "5", "reply_to_comment", "9", "guid", "g", "message", "Спасибо");

        JsonObject first = call("wall.createComment", comment);
        call("wall.createComment", comment);

        assertThat(vk.shownTo("wall-77_5"))
                .hasSize(1)
                .extracting(VkRequest::replyTo)
                .containsExactly("9");
        assertThat(first.getJsonObject("response").getLong("comment_id"))
                .isEqualTo(vk.shown().getFirst().id());
    }

    @Test
    void shouldRefuseAsDocumentedWhatVkRefuses() throws IOException {
        vk.disallow("13").closeComments("wall-77_6").enforceLimits(1000, 5);
        vk.faults().next(Fault.tooMany(Duration.ofSeconds(1)));

        assertThat(error(send("42", "1", "а"))).isEqualTo(6);
        assertThat(error(send("13", "1", "а"))).isEqualTo(901);
        assertThat(error(send("42", "", "а"))).isEqualTo(100);
        assertThat(error(send("42", "3000000000", "а"))).isEqualTo(100);
        assertThat(error(send("42", "1", "я".repeat(4097)))).isEqualTo(914);
        assertThat(error(call(
                        "wall.createComment", Map.of("owner_id", "-77", "post_id", "6", "guid", "g", "message", "а"))))
                .isEqualTo(212);
        assertThat(error(call("messages.sing", Map.of()))).isEqualTo(3);
        vk.knowOnly("another");
        assertThat(error(send("42", "1", "а"))).isEqualTo(5);
        assertThat(vk.shown()).isEmpty();
    }

    @Test
    void shouldKeepAKeyboardAndSendWhatAPressedButtonHolds() throws IOException {
        String keyboard = inline("[" + button("5", "{\\\"data\\\":\\\"rate 5\\\"}") + "]");

        assertThat(withKeyboard(keyboard).containsKey("response")).isTrue();

        VkRequest shown = vk.shownTo("42").getFirst();
        assertThat(shown.keyboard()).isEqualTo(keyboard);
        assertThat(shown.payloads()).containsExactly("{\"data\":\"rate 5\"}");
        JsonObject message = new VkCallbacks(vk.url(), 77, "s")
                .pressed(shown, 0, 3)
                .getJsonObject("object")
                .getJsonObject("message");
        assertThat(message.getString("text")).isEqualTo("5");
        assertThat(message.getString("payload")).isEqualTo("{\"data\":\"rate 5\"}");
        assertThat(message.getLong("from_id")).isEqualTo(42);
    }

    @Test
    void shouldRefuseAKeyboardAsVkDoes() throws IOException {
        String good = button("5", "{}");
        List<String> bad = List.of(
                "no JSON",
                "{}",
                inline("[]"),
                inline("[" + String.join(",", Collections.nCopies(6, good)) + "]"),
                inline(String.join(",", Collections.nCopies(7, "[" + good + "]"))),
                inline(String.join(
                        ",", Collections.nCopies(3, "[" + String.join(",", Collections.nCopies(4, good)) + "]"))),
                inline("[" + button("", "{}") + "]"),
                inline("[" + button("я".repeat(41), "{}") + "]"),
                inline("[" + button("5", "rate") + "]"),
                inline("[" + button("5", "{\\\"data\\\":\\\"" + "x".repeat(250) + "\\\"}") + "]"),
                inline("[" + good.replace("text", "call") + "]"),
                inline("[" + good + "]").replace("\"inline\"", "\"one_time\":true,\"inline\""));

        for (String keyboard : bad) {
            assertThat(error(withKeyboard(keyboard))).as(keyboard).isEqualTo(911);
        }
        vk.switchKeyboards(false);
        assertThat(error(withKeyboard(inline("[" + good + "]")))).isEqualTo(912);
        assertThat(vk.shown()).isEmpty();
    }

    @Test
    void shouldShowTheMessageWhenTheConnectionIsResetAfterAcceptance() throws IOException {
        vk.faults().next(Fault.resetAfterAcceptance());

        assertThatThrownBy(() -> send("42", "1", "а")).isInstanceOf(IOException.class);
        send("42", "1", "а");

        assertThat(vk.shownTo("42")).hasSize(1);
    }

    @Test
    void shouldKeepTheIdOfAnEventThatComesAgain() {
        try (WebhookReceiver ours = WebhookReceiver.start(Keep.field("event_id"))) {
            VkCallbacks callbacks = new VkCallbacks(ours.url("/hooks/vk/region"), 77, "s");
            JsonObject event = callbacks.comment(42, 5, 9, "Свет");

            callbacks.deliver(event);
            callbacks.deliver(event);

            assertThat(ours.received())
                    .extracting(ReceivedWebhook::kept)
                    .containsExactly(event.getString("event_id"), event.getString("event_id"));
        }
    }

    private static String inline(String rows) {
        return "{\"inline\":true,\"buttons\":[" + rows + "]}";
    }

    private static String button(String label, String payload) {
        return "{\"action\":{\"type\":\"text\",\"label\":\"" + label + "\",\"payload\":\"" + payload + "\"}}";
    }

    private JsonObject withKeyboard(String keyboard) throws IOException {
        return call("messages.send", Map.of("peer_id", "42", "random_id", "1", "message", "а", "keyboard", keyboard));
    }

    private static int error(JsonObject answer) {
        return answer.getJsonObject("error").getInteger("error_code");
    }

    private JsonObject send(String peer, String randomId, String text) throws IOException {
        return call("messages.send", Map.of("peer_id", peer, "random_id", randomId, "message", text));
    }

    private JsonObject call(String method, Map<String, String> fields) throws IOException {
        Map<String, String> form = new TreeMap<>(fields);
        form.put("v", "5.199");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new JsonObject(Post.body(
                        vk.url().resolve("/method/" + method),
                        "application/x-www-form-urlencoded",
                        body,
                        "Authorization",
                        "Bearer good")
                .body());
    }
}
