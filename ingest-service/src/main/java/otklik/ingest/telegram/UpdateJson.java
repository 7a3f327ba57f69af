package otklik.ingest.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.telegram.Update.Content;
import otklik.ingest.telegram.Update.Edited;
import otklik.ingest.telegram.Update.File;
import otklik.ingest.telegram.Update.Ignored;
import otklik.ingest.telegram.Update.Place;
import otklik.ingest.telegram.Update.Written;

/** Reads Bot API updates (core.telegram.org/bots/api#update). Fields that we do not need may be anything. */
final class UpdateJson {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .build())
            .build());
    private static final Pattern COMMAND =
            Pattern.compile("/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?(\\s.*)?", Pattern.DOTALL);
    private static final List<String> FILES = List.of("document", "video", "voice", "audio", "video_note", "animation");

    private UpdateJson() {}

    /** @throws Refused naming the field when it is no update at all */
    static Update read(byte[] body) throws Refused {
        JsonNode update;
        try {
            update = MAPPER.readTree(body);
        } catch (IOException e) {
            throw Refusal.of(Reason.BAD_JSON).thrown();
        }
        if (!update.isObject()) {
            throw Refusal.of(Reason.BAD_JSON).thrown();
        }
        long updateId = integer(update, "update_id", "update_id");
        JsonNode written = update.get("message");
        if (written != null) {
            return message(updateId, written, "message", false);
        }
        JsonNode edited = update.get("edited_message");
        return edited == null ? new Ignored(updateId, "other") : message(updateId, edited, "edited_message", true);
    }

    private static Update message(long updateId, JsonNode message, String path, boolean edited) throws Refused {
        long messageId = integer(message, "message_id", path + ".message_id");
        JsonNode chat = message.path("chat");
        long chatId = integer(chat, "id", path + ".chat.id");
        if (!chat.path("type").asText().equals("private")) {
            return new Ignored(updateId, "group");
        }
        JsonNode from = message.path("from");
        long authorId = from.path("id").asLong(chatId);
        if (from.path("is_bot").asBoolean()) {
            return new Ignored(updateId, "bot");
        }
        if (message.path("location").has("live_period")) {
            return new Ignored(updateId, "live-location");
        }
        String text = message.path("text").asText(message.path("caption").asText(""));
        if (COMMAND.matcher(text).matches()) {
            return new Ignored(updateId, "command");
        }
        Place place = place(message);
        List<File> files = files(message);
        if (text.isBlank() && place == null && files.isEmpty()) {
            return new Ignored(updateId, "empty");
        }
        long date = integer(message, "date", path + ".date");
        Content content = new Content(
                chatId,
                messageId,
                authorId,
                from.path("language_code").textValue(),
                text,
                place,
                files,
                Instant.ofEpochSecond(edited ? message.path("edit_date").asLong(date) : date));
        return edited ? new Edited(updateId, content) : new Written(updateId, content);
    }

    private static @Nullable Place place(JsonNode message) {
        JsonNode venue = message.path("venue");
        JsonNode location = venue.has("location") ? venue.path("location") : message.path("location");
        if (!location.path("latitude").isNumber() || !location.path("longitude").isNumber()) {
            return null;
        }
        return new Place(
                location.path("latitude").asDouble(),
                location.path("longitude").asDouble(),
                venue.path("address").textValue());
    }

    /** Of a photo the largest size; Telegram lists sizes in ascending order. */
    private static List<File> files(JsonNode message) {
        List<File> files = new ArrayList<>();
        JsonNode photo = message.path("photo");
        if (photo.isArray() && !photo.isEmpty()) {
            String fileId = photo.get(photo.size() - 1).path("file_id").textValue();
            if (fileId != null) {
                files.add(new File(fileId, null, "image/jpeg"));
            }
        }
        for (String kind : FILES) {
            JsonNode file = message.path(kind);
            String fileId = file.path("file_id").textValue();
            if (fileId != null) {
                files.add(new File(
                        fileId,
                        file.path("file_name").textValue(),
                        file.path("mime_type").textValue()));
            }
        }
        return files;
    }

    private static long integer(JsonNode object, String name, String path) throws Refused {
        JsonNode value = object.get(name);
        if (value == null) {
            throw Refusal.of(Reason.MISSING, path).thrown();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Refusal(Reason.WRONG_TYPE, path, "integer").thrown();
        }
        return value.longValue();
    }
}
