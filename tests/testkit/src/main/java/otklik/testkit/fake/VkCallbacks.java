package otklik.testkit.fake;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * VK's side of the Callback API of one community. An event is made once and may be delivered as often and as late as a test
 * likes: it keeps its {@code event_id}, as with VK itself.
 */
public final class VkCallbacks {
    private final URI hook;
    private final long group;
    private final String secret;

    public VkCallbacks(URI hook, long group, String secret) {
        this.hook = hook;
        this.group = group;
        this.secret = secret;
    }

    /** A direct message of a person, the first of their chat or a later one. */
    public JsonObject message(long person, int numberInChat, String text) {
        return message(written(person, numberInChat, text));
    }

    /**
     * Somebody pressed a button of a message that sends one: it does so in his name, with what it holds.
     *
     * @param button its place, from 0
     */
    public JsonObject pressed(VkRequest shown, int button, int numberInChat) {
        VkKeyboard.Button pressed = VkKeyboard.buttons(shown.keyboard()).get(button);
        return message(written(Long.parseLong(shown.chatId()), numberInChat, pressed.label())
                .put("payload", pressed.payload()));
    }

    private static JsonObject written(long person, int numberInChat, String text) {
        return new JsonObject()
                .put("id", 7000 + numberInChat)
                .put("date", Instant.now().getEpochSecond())
                .put("peer_id", person)
                .put("from_id", person)
                .put("conversation_message_id", numberInChat)
                .put("out", 0)
                .put("text", text);
    }

    /** A direct message as the API documents it. */
    public JsonObject message(JsonObject message) {
        return event(
                "message_new",
                new JsonObject()
                        .put("message", message)
                        .put("client_info", new JsonObject().put("lang_id", 0).put("keyboard", true)));
    }

    /** A comment under a post of the community. */
    public JsonObject comment(long person, long post, long comment, String text) {
        return event(
                "wall_reply_new",
                new JsonObject()
                        .put("id", comment)
                        .put("from_id", person)
                        .put("date", Instant.now().getEpochSecond())
                        .put("text", text)
                        .put("post_id", post)
                        .put("owner_id", -group)
                        .put("post_owner_id", -group));
    }

    /** Any event. */
    public JsonObject event(String type, JsonObject object) {
        return new JsonObject()
                .put("group_id", group)
                .put("type", type)
                .put("event_id", UUID.randomUUID().toString().replace("-", ""))
                .put("v", "5.199")
                .put("object", object)
                .put("secret", secret);
    }

    /** The request to confirm the server, as it comes where no secret was set yet. */
    public JsonObject confirmation() {
        return new JsonObject().put("group_id", group).put("type", "confirmation");
    }

    /** Delivers it, again as well, and waits for the answer. */
    public HttpResponse<String> deliver(JsonObject event) {
        return post(event.encode());
    }

    /** Delivers any body. */
    public HttpResponse<String> post(String body) {
        return HookCall.post(hook, body.getBytes(StandardCharsets.UTF_8));
    }
}
