package otklik.testkit.fake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A person in a private chat with a bot, as Telegram's webhook tells of him: each method makes the updates (core.telegram.org/bots/api#update)
 * of one thing that he does. Telegram tells bots nothing of messages that are deleted in a private chat.
 */
public final class TelegramPerson {
    /** Longest text of one message; clients send what is longer in parts. */
    public static final int LONGEST_TEXT = 4096;

    private static final long DATE = 1_772_000_000L;
    private static final AtomicLong UPDATES = new AtomicLong(System.nanoTime() / 1_000);

    private final long id;
    private long lastMessage = 100;
    private long second;

    public TelegramPerson(long id) {
        this.id = id;
    }

    public String chatId() {
        return Long.toString(id);
    }

    /** The number of the message that he wrote last. */
    public long lastMessage() {
        return lastMessage;
    }

    /** As his client sends it: in parts where it is too long. */
    public List<String> writes(String text) {
        List<String> updates = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LONGEST_TEXT) {
            String part = text.substring(from, Math.min(text.length(), from + LONGEST_TEXT));
            updates.add(update("message", message().put("text", part)));
        }
        return updates;
    }

    /** @param notice Telegram's number of the bot's message that he replies to */
    public String replies(long notice, String text) {
        JsonObject of = new JsonObject()
                .put("message_id", notice)
                .put("from", new JsonObject().put("id", 1).put("is_bot", true))
                .put("chat", chat())
                .put("date", DATE);
        return update("message", message().put("text", text).put("reply_to_message", of));
    }

    public String edits(long message, String text) {
        second++;
        return update("edited_message", message(message).put("text", text).put("edit_date", DATE + second));
    }

    /** Several photos sent as one, the caption under the first. */
    public List<String> sendsAlbum(String caption, String... fileIds) {
        String album = Long.toString(UPDATES.incrementAndGet());
        List<String> updates = new ArrayList<>();
        for (String fileId : fileIds) {
            JsonObject photo = message()
                    .put("media_group_id", album)
                    .put("photo", new JsonArray().add(new JsonObject().put("file_id", fileId)));
            if (updates.isEmpty()) {
                photo.put("caption", caption);
            }
            updates.add(update("message", photo));
        }
        return updates;
    }

    /** @param notice Telegram's number of the bot's message that has the button */
    public String presses(long notice, String data) {
        JsonObject query = new JsonObject()
                .put("id", Long.toString(UPDATES.incrementAndGet()))
                .put("from", from())
                .put(
                        "message",
                        new JsonObject()
                                .put("message_id", notice)
                                .put("chat", chat())
                                .put("date", DATE))
                .put("data", data);
        return update("callback_query", query);
    }

    public String blocks() {
        return member("kicked");
    }

    public String unblocks() {
        return member("member");
    }

    private String member(String status) {
        return update(
                "my_chat_member",
                new JsonObject()
                        .put("chat", chat())
                        .put("from", from())
                        .put("date", DATE)
                        .put("new_chat_member", new JsonObject().put("status", status)));
    }

    private JsonObject message() {
        return message(++lastMessage);
    }

    private JsonObject message(long number) {
        second++;
        return new JsonObject()
                .put("message_id", number)
                .put("from", from())
                .put("chat", chat())
                .put("date", DATE + second);
    }

    private JsonObject from() {
        return new JsonObject().put("id", id).put("is_bot", false).put("language_code", "ru");
    }

    private JsonObject chat() {
        return new JsonObject().put("id", id).put("type", "private");
    }

    private static String update(String kind, JsonObject content) {
        return new JsonObject()
                .put("update_id", UPDATES.incrementAndGet())
                .put(kind, content)
                .encode();
    }
}
