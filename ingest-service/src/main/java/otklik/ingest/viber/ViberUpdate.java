package otklik.ingest.viber;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.ingest.channel.Chat;
import otklik.ingest.channel.ChatFiles;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Commands;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Reads callbacks of Viber's REST bot API. Fields that we do not need may be anything. */
final class ViberUpdate {
    private ViberUpdate() {}

    /** @throws Refused naming the field when it is no callback at all, or none of our time */
    static Update read(byte[] body, ReplayWindow window) throws Refused {
        JsonNode event = UpdateJson.object(body);
        String name = UpdateJson.text(event, "event", "event");
        Instant at = window.require(UpdateJson.integer(event, "timestamp", "timestamp"), "timestamp");
        String token = token(event);
        return switch (name) {
            case "message" -> message(token, at, event);
            case "subscribed" -> new Update.Acted(token, chat(event, "user"), new Act.Opened());
            case "unsubscribed" -> {
                String user = id(event, "user_id", "user_id");
                yield new Update.Acted(token, new Chat(user, user, user, false, null), new Act.Blocked());
            }
            case "conversation_started" -> started(token, event);
            // What became of our own messages, and the probe of set_webhook.
            case "delivered", "seen", "failed", "webhook" -> new Update.Ignored(name);
            default -> new Update.Ignored("other");
        };
    }

    private static Update message(String token, Instant at, JsonNode event) throws Refused {
        Chat chat = chat(event, "sender");
        JsonNode message = event.path("message");
        String type = UpdateJson.text(message, "type", "message.type");
        if (type.equals("sticker")) {
            return new Update.Ignored("sticker");
        }
        String text = text(type, message);
        ChatFiles files = files(type, message);
        JsonNode pin = message.path("location");
        Location place = UpdateJson.place(
                pin.path("lat"), pin.path("lon"), pin.path("address").textValue());
        if (text.isBlank() && place == null && files.all().isEmpty()) {
            return new Update.Ignored("empty");
        }
        Act.Command command = Commands.in(text);
        if (command != null) {
            return new Update.Acted(token, chat, pressed(command));
        }
        return new Update.Written(
                token, new ChatMessage(chat, token, text, place, files.all(), null, replyTo(message), at));
    }

    /** Viber has no callbacks: a button of ours sends {@code /button} and what it holds as a message, which notify-service made it do. */
    private static Act pressed(Act.Command command) {
        String data = command.argument();
        return command.name().equals("button") && data != null ? new Act.Pressed(data) : command;
    }

    /** The words, and what stands for words: an address on the web, somebody's card. */
    private static String text(String type, JsonNode message) {
        String text = message.path("text").asText("");
        if (!text.isBlank()) {
            return text;
        }
        return switch (type) {
            case "url" -> message.path("media").asText("");
            case "contact" -> {
                JsonNode card = message.path("contact");
                yield Stream.of(
                                card.path("name").asText(""),
                                card.path("phone_number").asText(""))
                        .filter(word -> !word.isBlank())
                        .collect(Collectors.joining(", "));
            }
            default -> "";
        };
    }

    private static ChatFiles files(String type, JsonNode message) {
        ChatFiles files = new ChatFiles();
        String name = message.path("file_name").textValue();
        switch (type) {
            case "picture" -> files.add(message.path("media").textValue(), name, "image/jpeg");
            case "video" -> files.add(message.path("media").textValue(), name, "video/mp4");
            case "file" -> files.add(message.path("media").textValue(), name, null);
            default -> {
                // Others carry no file of the citizen's.
            }
        }
        return files;
    }

    /** The id of the notice that asked for these words: our sender puts it there, and only where it asks. */
    private static @Nullable String replyTo(JsonNode message) {
        String notice = message.path("tracking_data").asText("");
        return notice.isBlank() || notice.length() > 100 ? null : notice;
    }

    /** Whoever is subscribed only comes back to the chat. */
    private static Update started(String token, JsonNode event) throws Refused {
        if (event.path("subscribed").asBoolean()) {
            return new Update.Ignored("conversation_started");
        }
        return new Update.Acted(
                token,
                chat(event, "user"),
                new Act.Command("start", event.path("context").textValue()));
    }

    private static Chat chat(JsonNode event, String field) throws Refused {
        JsonNode person = event.path(field);
        String id = id(person, "id", field + ".id");
        return new Chat(id, id, id, false, person.path("language").textValue());
    }

    private static String id(JsonNode object, String name, String path) throws Refused {
        String id = UpdateJson.text(object, name, path);
        if (id.isBlank()) {
            throw Refusal.of(Reason.MISSING, path).thrown();
        }
        return id;
    }

    /** A number of 64 bits, with or without a sign. */
    private static String token(JsonNode event) throws Refused {
        JsonNode token = event.path("message_token");
        String text = token.asText("");
        if (text.isEmpty()) {
            throw Refusal.of(Reason.MISSING, "message_token").thrown();
        }
        if (!text.matches("\\d{1,20}")) {
            throw new Refusal(Reason.WRONG_TYPE, "message_token", "integer").thrown();
        }
        return text;
    }
}
