package otklik.ingest.telegram;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Telegram webhook said, as far as it concerns us. */
sealed interface Update {

    /** Telegram's number of the update: the same update sent again has the same. */
    long updateId();

    /** A citizen wrote to the bot. */
    record Written(long updateId, Content content) implements Update {}

    /** A citizen changed what he had written. */
    record Edited(long updateId, Content content) implements Update {}

    /**
     * Nothing for us, and no fault.
     *
     * @param kind {@code command}, {@code group}, {@code empty} …
     */
    record Ignored(long updateId, String kind) implements Update {}

    /**
     * A message in a private chat.
     *
     * @param text may be empty when there is a place or a file
     * @param sentAt or when it was edited
     */
    record Content(
            long chatId,
            long messageId,
            long authorId,
            @Nullable String language,
            String text,
            @Nullable Place place,
            List<File> files,
            Instant sentAt) {

        @Override
        public String toString() {
            return "Content[messageId=" + messageId + ", text=" + text.length() + " characters]";
        }
    }

    /** Degrees of WGS 84. */
    record Place(double lat, double lon, @Nullable String address) {}

    /** A file that stays at Telegram. */
    record File(
            String fileId, @Nullable String name, @Nullable String type) {}
}
