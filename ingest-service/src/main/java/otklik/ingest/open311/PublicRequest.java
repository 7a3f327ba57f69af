package otklik.ingest.open311;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as anybody may know it.
 *
 * @param source the connector by whose key it came; absent where it came by another way
 * @param state the status of the case, in Otklik's words
 * @param rejectedFor code of the reason, where it was rejected
 * @param words the answer, where there is one and it may be shown
 * @param agency code of who works on it
 * @param lead number of the request that it joined
 * @param description masked; absent where it is nobody's business
 */
record PublicRequest(
        String reference,
        @Nullable String source,
        String state,
        @Nullable String rejectedFor,
        @Nullable String words,
        String category,
        @Nullable String agency,
        @Nullable String lead,
        @Nullable String description,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String address,
        Instant requestedAt,
        Instant updatedAt,
        @Nullable Instant expectedAt) {

    boolean isClosed() {
        return isClosed(state);
    }

    /** Whether there is an outcome: Open311 knows no more than that. */
    static boolean isClosed(String state) {
        return state.equals("approved") || state.equals("closed") || state.equals("rejected");
    }

    /**
     * What happened to a request.
     *
     * @param step in Otklik's words
     * @param words of whoever took it, where there are some that may be shown
     */
    record Update(
            String updateId,
            String reference,
            boolean closed,
            String step,
            @Nullable String words,
            Instant at) {}
}
