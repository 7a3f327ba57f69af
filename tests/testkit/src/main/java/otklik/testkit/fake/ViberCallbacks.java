package otklik.testkit.fake;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Viber's side of a webhook. A callback is made once and may be delivered as often and as late as a test likes: body and
 * signature stay those of the first time, as with Viber itself.
 */
public final class ViberCallbacks {

    /** A callback as it goes over the wire. */
    public record Callback(String body, String signature) {}

    private final URI hook;
    private final String token;

    /** @param token of the bot, which signs */
    public ViberCallbacks(URI hook, String token) {
        this.hook = hook;
        this.token = token;
    }

    /** Somebody wrote a text. */
    public Callback text(String person, String text) {
        return message(person, new JsonObject().put("type", "text").put("text", text), Instant.now());
    }

    /**
     * Somebody pressed a button of a message: it sends what it holds, and what the message had to be tracked by.
     *
     * @param button its place, from 0
     */
    public Callback pressed(ViberRequest shown, int button) {
        JsonObject message =
                new JsonObject().put("type", "text").put("text", shown.buttons().get(button));
        if (shown.trackingData() != null) {
            message.put("tracking_data", shown.trackingData());
        }
        return message(shown.chatId(), message, Instant.now());
    }

    /**
     * Somebody sent something.
     *
     * @param message as the API documents it, with its {@code type}
     */
    public Callback message(String person, JsonObject message, Instant at) {
        return callback(event("message", at)
                .put("sender", person(person))
                .put("message", message)
                .put("chat_hostname", "SN-CHAT-04_"));
    }

    /** {@code subscribed}, {@code conversation_started}: with the person in {@code user}. */
    public Callback event(String name, String person) {
        return callback(event(name, Instant.now()).put("user", person(person)).put("subscribed", false));
    }

    /** {@code unsubscribed}. */
    public Callback unsubscribed(String person) {
        return callback(event("unsubscribed", Instant.now()).put("user_id", person));
    }

    /** {@code delivered}, {@code seen}, {@code failed}: what became of a message that the bot sent. */
    public Callback fate(String name, ViberRequest sent) {
        return callback(event(name, Instant.now())
                .put("message_token", sent.messageToken())
                .put("user_id", sent.chatId()));
    }

    /** The probe that {@code set_webhook} makes. */
    public Callback probe() {
        return callback(event("webhook", Instant.now()));
    }

    /** Signs any body. */
    public Callback callback(JsonObject event) {
        return new Callback(event.encode(), sign(event.encode(), token));
    }

    /** Delivers it, again as well, and waits for the answer. */
    public HttpResponse<String> deliver(Callback callback) {
        return post(callback.body(), callback.signature());
    }

    /** Delivers a body with a signature of the test's own, or with none. */
    public HttpResponse<String> post(String body, @Nullable String signature) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return signature == null
                ? HookCall.post(hook, bytes)
                : HookCall.post(hook, bytes, "X-Viber-Content-Signature", signature);
    }

    private static JsonObject event(String name, Instant at) {
        return new JsonObject()
                .put("event", name)
                .put("timestamp", at.toEpochMilli())
                .put("message_token", ThreadLocalRandom.current().nextLong(1L << 62));
    }

    private static JsonObject person(String id) {
        return new JsonObject()
                .put("id", id)
                .put("name", "Анна")
                .put("language", "ru")
                .put("country", "RU");
    }

    /** As any holder of the token can. */
    public static String sign(String body, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
