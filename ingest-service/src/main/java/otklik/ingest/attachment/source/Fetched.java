package otklik.ingest.attachment.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Fault;

/** What came of one attempt to fetch a file. */
public sealed interface Fetched {

    record Whole(byte[] bytes) implements Fetched {
        @Override
        public String toString() {
            return "Whole[" + bytes.length + " bytes]";
        }
    }

    /** It came with its message and is in the store already. */
    record Kept() implements Fetched {}

    /** For good. */
    record Refused(Fault fault) implements Fetched {}

    /** The source says no; some say so for a while only. */
    record Doubted(Fault fault) implements Fetched {}

    /**
     * Perhaps another time.
     *
     * @param after as the source asked; absent for the usual pause
     * @param reason for the log; neither an address nor a secret
     */
    record TryLater(@Nullable Duration after, String reason) implements Fetched {}
}
