package otklik.ingest.vk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.ingest.channel.Chat;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.NativeIds;
import otklik.ingest.message.Refused;

/**
 * Comments and posts of citizens on a community's wall. What one citizen says in one thread of comments is a chat of its
 * own, so that an answer goes to where he spoke and to him alone, and his reply to it is of the same chat. The address is
 * {@code <owner>:<post>:<comment>:<person>}, 0 for what is none.
 */
final class VkWall {
    private final long group;

    VkWall(long group) {
        this.group = group;
    }

    Update commented(String eventId, JsonNode comment, boolean edited) throws Refused {
        long id = UpdateJson.integer(comment, "id", "object.id");
        long person = UpdateJson.integer(comment, "from_id", "object.from_id");
        long post = UpdateJson.integer(comment, "post_id", "object.post_id");
        if (person <= 0) {
            return new Update.Ignored("own");
        }
        long owner = owner(comment);
        VkContent content = VkContent.of(comment);
        if (content.isEmpty()) {
            return new Update.Ignored("empty");
        }
        String nativeId = NativeIds.vkComment(owner, id);
        long thread = comment.path("parents_stack").path(0).asLong(id);
        ChatMessage sent = message(
                chat(NativeIds.vkComment(owner, thread), person, owner + ":" + post + ":" + id + ":" + person),
                nativeId,
                content,
                replyTo(comment, owner),
                comment);
        return edited ? new Update.Edited(eventId, sent) : new Update.Written(eventId, sent);
    }

    /**
     * VK does not say whose comment it was, only who took it away: if that was somebody else, he is not its author by his
     * pseudonym. He is no one to write to in either case.
     */
    Update deleted(String eventId, JsonNode comment) throws Refused {
        long id = UpdateJson.integer(comment, "id", "object.id");
        long post = comment.path("post_id").asLong();
        long by = comment.path("deleter_id").asLong(comment.path("user_id").asLong());
        if (by <= 0) {
            return new Update.Ignored("deleted");
        }
        long owner = owner(comment);
        String nativeId = NativeIds.vkComment(owner, id);
        Chat chat = chat(nativeId, by, owner + ":" + post + ":" + id + ":0");
        return new Update.Withdrawn(eventId, new ChatMessage(chat, nativeId, "", null, List.of(), null, null, null));
    }

    Update posted(String eventId, JsonNode post) throws Refused {
        long id = UpdateJson.integer(post, "id", "object.id");
        long person = UpdateJson.integer(post, "from_id", "object.from_id");
        if (person <= 0) {
            return new Update.Ignored("own");
        }
        VkContent content = VkContent.of(post);
        if (content.isEmpty()) {
            return new Update.Ignored("empty");
        }
        long owner = owner(post);
        String nativeId = NativeIds.vkPost(owner, id);
        return new Update.Written(
                eventId,
                message(chat(nativeId, person, owner + ":" + id + ":0:" + person), nativeId, content, null, post));
    }

    private static ChatMessage message(
            Chat chat, String nativeId, VkContent content, @Nullable String replyTo, JsonNode said) {
        return new ChatMessage(
                chat,
                nativeId,
                content.text(),
                content.place(),
                content.files(),
                null,
                replyTo,
                UpdateJson.moment(said.path("date")));
    }

    private static Chat chat(String thread, long person, String address) {
        return new Chat(thread + ":" + person, Long.toString(person), address, true, null);
    }

    private @Nullable String replyTo(JsonNode comment, long owner) {
        long answered = comment.path("reply_to_comment").asLong();
        return answered > 0 && comment.path("reply_to_user").asLong() == -group
                ? NativeIds.vkComment(owner, answered)
                : null;
    }

    /** Events of comments name the wall's owner in a field of their own. */
    private long owner(JsonNode said) {
        return said.path("post_owner_id").asLong(said.path("owner_id").asLong(-group));
    }
}
