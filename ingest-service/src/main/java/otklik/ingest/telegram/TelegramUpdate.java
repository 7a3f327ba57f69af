package otklik.ingest.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.ingest.channel.Chat;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Commands;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Refused;

/** Reads Bot API updates (core.telegram.org/bots/api#update). Fields that we do not need may be anything. */
final class TelegramUpdate {
    private static final Pattern QUERY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> FILES = List.of("document", "video", "voice", "audio", "video_note", "animation");

    private TelegramUpdate() {}

    /** @throws Refused naming the field when it is no update at all */
    static Update read(byte[] body) throws Refused {
        JsonNode update = UpdateJson.object(body);
        String updateId = Long.toString(UpdateJson.integer(update, "update_id", "update_id"));
        if (update.has("message")) {
            return message(updateId, update.get("message"), "message", false);
        }
        if (update.has("edited_message")) {
            return message(updateId, update.get("edited_message"), "edited_message", true);
        }
        if (update.has("callback_query")) {
            return pressed(updateId, update.get("callback_query"));
        }
        if (update.has("my_chat_member")) {
            return member(updateId, update.get("my_chat_member"));
        }
        return new Update.Ignored("other");
    }

    private static Update message(String updateId, JsonNode message, String path, boolean edited) throws Refused {
        String messageId = Long.toString(UpdateJson.integer(message, "message_id", path + ".message_id"));
        Chat chat = chat(message, message.path("from"), path);
        if (chat == null) {
            return new Update.Ignored("group");
        }
        if (message.path("from").path("is_bot").asBoolean()) {
            return new Update.Ignored("bot");
        }
        if (message.path("location").has("live_period")) {
            return new Update.Ignored("live-location");
        }
        String text = message.path("text").asText(message.path("caption").asText(""));
        Location place = place(message);
        List<Attachment> files = files(message);
        if (text.isBlank() && place == null && files.isEmpty()) {
            return new Update.Ignored("empty");
        }
        UpdateJson.integer(message, "date", path + ".date");
        Instant date = UpdateJson.moment(message.path("date"));
        Act.Command command = Commands.in(text);
        if (command != null) {
            return edited ? new Update.Ignored("command") : new Update.Acted(updateId, chat, command);
        }
        ChatMessage sent = new ChatMessage(
                chat,
                messageId,
                text,
                place,
                files,
                message.path("media_group_id").textValue(),
                replyTo(message),
                edited && message.has("edit_date") ? UpdateJson.moment(message.path("edit_date")) : date);
        return edited ? new Update.Edited(updateId, sent) : new Update.Written(updateId, sent);
    }

    /** A button under a notice of ours. Of a button under an old notice Telegram may leave out the notice. */
    private static Update pressed(String updateId, JsonNode query) throws Refused {
        String data = query.path("data").textValue();
        JsonNode notice = query.path("message");
        Chat chat = notice.has("chat") ? chat(notice, query.path("from"), "callback_query.message") : null;
        if (data == null || chat == null) {
            return new Update.Ignored("button");
        }
        return new Update.Acted(updateId, chat, new Act.Pressed(data), stopSpinning(query));
    }

    /**
     * Telegram lets us call one method in our 200, without a call of our own: the button stops spinning when the press is durable
     * (core.telegram.org/bots/api#making-requests-when-getting-updates).
     */
    private static @Nullable String stopSpinning(JsonNode query) {
        String id = query.path("id").textValue();
        return id != null && QUERY_ID.matcher(id).matches()
                ? "{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"" + id + "\"}"
                : null;
    }

    private static Update member(String updateId, JsonNode member) throws Refused {
        Chat chat = member.has("chat") ? chat(member, member.path("from"), "my_chat_member") : null;
        if (chat == null) {
            return new Update.Ignored("group");
        }
        return switch (member.path("new_chat_member").path("status").asText()) {
            case "kicked" -> new Update.Acted(updateId, chat, new Act.Blocked());
            case "member" -> new Update.Acted(updateId, chat, new Act.Opened());
            default -> new Update.Ignored("other");
        };
    }

    /** Null in a group: there our bot is not spoken to. */
    private static @Nullable Chat chat(JsonNode message, JsonNode from, String path) throws Refused {
        JsonNode chat = message.path("chat");
        String id = Long.toString(UpdateJson.integer(chat, "id", path + ".chat.id"));
        if (!chat.path("type").asText().equals("private")) {
            return null;
        }
        String author = from.path("id").canConvertToLong()
                ? Long.toString(from.path("id").asLong())
                : id;
        return new Chat(id, author, id, false, from.path("language_code").textValue());
    }

    private static @Nullable String replyTo(JsonNode message) {
        JsonNode notice = message.path("reply_to_message");
        return notice.path("from").path("is_bot").asBoolean()
                        && notice.path("message_id").canConvertToLong()
                ? Long.toString(notice.path("message_id").asLong())
                : null;
    }

    private static @Nullable Location place(JsonNode message) {
        JsonNode venue = message.path("venue");
        JsonNode location = venue.has("location") ? venue.path("location") : message.path("location");
        return UpdateJson.place(
                location.path("latitude"),
                location.path("longitude"),
                venue.path("address").textValue());
    }

    /** Of a photo the largest size; Telegram lists sizes in ascending order. */
    private static List<Attachment> files(JsonNode message) {
        List<Attachment> files = new ArrayList<>();
        JsonNode photo = message.path("photo");
        if (photo.isArray() && !photo.isEmpty()) {
            add(files, photo.get(photo.size() - 1).path("file_id").textValue(), null, "image/jpeg");
        }
        for (String kind : FILES) {
            JsonNode file = message.path(kind);
            add(
                    files,
                    file.path("file_id").textValue(),
                    file.path("file_name").textValue(),
                    file.path("mime_type").textValue());
        }
        return files;
    }

    private static void add(
            List<Attachment> files, @Nullable String fileId, @Nullable String name, @Nullable String type) {
        if (fileId != null) {
            files.add(new Attachment(TelegramChannel.CODE + ":" + fileId, name, type));
        }
    }
}
