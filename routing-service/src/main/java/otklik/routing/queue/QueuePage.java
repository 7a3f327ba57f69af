package otklik.routing.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cases.
 *
 * @param next for {@code after}; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueuePage(List<Row> cases, @Nullable String next) {
    /**
     * Enough to choose a case.
     *
     * @param voices how many citizens it answers
     * @param beginning the first 200 characters of the masked words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String reference,
            int version,
            String status,
            String category,
            @Nullable String leaf,
            @Nullable String kind,
            @Nullable String emergency,
            @Nullable String municipality,
            String regime,
            @Nullable String executor,
            @Nullable String curator,
            Instant openedAt,
            @Nullable Instant deadline,
            boolean overdue,
            int voices,
            String beginning) {

        @Override
        public String toString() {
            return "Row[reference=" + reference + ", version=" + version + ", status=" + status + "]";
        }
    }
}
