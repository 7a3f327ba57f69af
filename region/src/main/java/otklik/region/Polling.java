package otklik.region;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How a platform is asked for its messages over REST. Where it is and the secret are no matter of a pack: ingest-service is told them.
 * Pointers are JSON pointers (RFC 6901).
 *
 * @param path path and query, with {@code {cursor}} and perhaps {@code {size}} in them
 * @param first the cursor to begin with; may be empty
 * @param pageSize what {@code {size}} becomes
 * @param every pause when the platform had nothing more
 * @param auth how the secret is sent; empty where none is
 * @param items pointer in the answer to the list of messages; empty where the answer is that list
 * @param next where the next cursor is
 * @param fields pointers in an item
 */
public record Polling(
        String path,
        String first,
        int pageSize,
        Duration every,
        Optional<Auth> auth,
        String items,
        Next next,
        Map<Field, String> fields) {

    public Polling {
        fields = Map.copyOf(fields);
    }

    /** What an item may tell, by the names that {@code POST /v1/messages} has. */
    public enum Field {
        EXTERNAL_ID("externalId"),
        TEXT("text"),
        CONVERSATION("conversation"),
        AUTHOR("author"),
        SENT_AT("sentAt"),
        LAT("lat"),
        LON("lon"),
        ADDRESS("address"),
        CATEGORY("category"),
        MUNICIPALITY("municipality"),
        REGIME("regime"),
        CAMPAIGN("campaign"),
        LANGUAGE("language"),
        /** A list of files: addresses, or objects with {@link #ATTACHMENT_URL}. */
        ATTACHMENTS("attachments"),
        /** Pointer in one of them. */
        ATTACHMENT_URL("attachmentUrl");

        private final String code;

        Field(String code) {
            this.code = code;
        }

        /** The word for it in the pack. */
        public String code() {
            return code;
        }

        static String[] codes() {
            return Arrays.stream(values()).map(Field::code).toArray(String[]::new);
        }
    }

    /**
     * The header that the secret goes in.
     *
     * @param scheme what stands before it, such as {@code Bearer}; empty where nothing does
     */
    public record Auth(String header, Optional<String> scheme) {}

    /** Where the cursor of the page after this one is. */
    public sealed interface Next {

        /** In the answer: absent, null or empty where there is no further page now. */
        record OfPage(String pointer) implements Next {}

        /** In the last item. */
        record OfLastItem(String pointer) implements Next {}
    }
}
