package otklik.ingest.vk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.ingest.channel.Chat;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Commands;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Refused;

/** Direct messages to a community. The address of a chat is the number of the person. */
final class VkDirect {
    /** Chats of several people have numbers above. */
    private static final long FIRST_GROUP_CHAT = 2_000_000_000L;

    private static final String PATH = "object.message";

    private VkDirect() {}

    static Update written(String eventId, JsonNode message, JsonNode client) throws Refused {
        Chat chat = chat(message, client);
        if (chat == null) {
            return new Update.Ignored("group");
        }
        if (isOurs(message)) {
            return new Update.Ignored("own");
        }
        JsonNode payload = message.path("payload");
        if (payload.isTextual()) {
            return new Update.Acted(eventId, chat, VkPayload.read(payload.textValue()));
        }
        ChatMessage sent = message(chat, message, moment(message, "date"));
        if (sent == null) {
            return new Update.Ignored("empty");
        }
        Act.Command command = Commands.in(sent.text());
        return command == null ? new Update.Written(eventId, sent) : new Update.Acted(eventId, chat, command);
    }

    static Update edited(String eventId, JsonNode message) throws Refused {
        Chat chat = chat(message, message.path("client_info"));
        if (chat == null) {
            return new Update.Ignored("group");
        }
        if (isOurs(message)) {
            return new Update.Ignored("own");
        }
        Instant changed = moment(message, "update_time");
        ChatMessage sent = message(chat, message, changed == null ? moment(message, "date") : changed);
        return sent == null || Commands.in(sent.text()) != null
                ? new Update.Ignored("empty")
                : new Update.Edited(eventId, sent);
    }

    private static @Nullable ChatMessage message(Chat chat, JsonNode message, @Nullable Instant at) throws Refused {
        String id = Long.toString(
                UpdateJson.integer(message, "conversation_message_id", PATH + ".conversation_message_id"));
        VkContent content = VkContent.of(message);
        return content.isEmpty()
                ? null
                : new ChatMessage(
                        chat, id, content.text(), content.place(), content.files(), null, replyTo(message), at);
    }

    /** Null in a chat of several people: there our community is not spoken to. */
    private static @Nullable Chat chat(JsonNode message, JsonNode client) throws Refused {
        long peer = UpdateJson.integer(message, "peer_id", PATH + ".peer_id");
        long person = UpdateJson.integer(message, "from_id", PATH + ".from_id");
        return peer >= FIRST_GROUP_CHAT
                ? null
                : new Chat(
                        Long.toString(peer),
                        Long.toString(person),
                        Long.toString(peer),
                        false,
                        switch (client.path("lang_id").asInt(-1)) {
                            case 0 -> "ru";
                            case 3 -> "en";
                            default -> null;
                        });
    }

    private static boolean isOurs(JsonNode message) {
        return message.path("from_id").asLong() <= 0 || message.path("out").asInt() == 1;
    }

    /** Unlike numbers in a chat, ids of messages are unique in the community, and {@code messages.send} tells them. */
    private static @Nullable String replyTo(JsonNode message) {
        JsonNode notice = message.path("reply_message");
        long id = notice.path("id").asLong();
        return notice.path("from_id").asLong() < 0 && id > 0 ? Long.toString(id) : null;
    }

    private static @Nullable Instant moment(JsonNode message, String field) {
        return UpdateJson.moment(message.path(field));
    }
}
