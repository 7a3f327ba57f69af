package otklik.ingest.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.Location;

/**
 * A citizen's message in a chat or on a page of ours.
 *
 * @param nativeId unique in the chat; on a surface unique in the whole channel and canonical, so that the same comment
 *     brought by an export is the same message
 * @param text may be empty when there is a place or a file
 * @param place where the citizen says it is
 * @param files with urls as {@code otklik.ingest.attachment} fetches them
 * @param album the same for messages that the citizen sent as one, such as several photos
 * @param replyTo the channel's id of the notice of ours that he replied to
 * @param sentAt or when it was edited
 * @param leave to add to a case, as its page got it for who knows number and PIN
 */
public record ChatMessage(
        Chat chat,
        String nativeId,
        String text,
        @Nullable Location place,
        List<Attachment> files,
        @Nullable String album,
        @Nullable String replyTo,
        @Nullable Instant sentAt,
        @Nullable String leave) {

    /** Without leave, as messengers send it. */
    public ChatMessage(
            Chat chat,
            String nativeId,
            String text,
            @Nullable Location place,
            List<Attachment> files,
            @Nullable String album,
            @Nullable String replyTo,
            @Nullable Instant sentAt) {
        this(chat, nativeId, text, place, files, album, replyTo, sentAt, null);
    }

    public ChatMessage {
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return "ChatMessage[text=" + text.length() + " characters]";
    }
}
