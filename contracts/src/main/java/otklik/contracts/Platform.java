package otklik.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the platform that a message came by says of its own work on it. It is shown to staff as the platform's word: no clock, state or
 * rating of ours follows from it.
 *
 * @param number the platform's own number of the message, where {@code externalId} is another: at most 200 characters
 * @param stage where the platform's work stands, in its words: at most 200 characters
 * @param status the finer state, in its words: at most 200 characters
 * @param holder the organisation that has it there: at most 500 characters
 * @param plannedFor the day by which the platform wants it done
 * @param finishedOn the day on which the platform called it done
 * @param decision what kind of decision was taken, in its words: at most 200 characters
 * @param rating the citizen's rating of the platform's answer, 1 to 5; not a rating of ours
 * @param reconsideration what the platform says of considering it again, in its words: at most 200 characters
 */
public record Platform(
        @Nullable String number,
        @Nullable String stage,
        @Nullable String status,
        @Nullable String holder,
        @Nullable LocalDate plannedFor,
        @Nullable LocalDate finishedOn,
        @Nullable String decision,
        @Nullable Integer rating,
        @Nullable String reconsideration) {

    /** True where nothing is said. */
    public boolean saysNothing() {
        return equals(new Platform(null, null, null, null, null, null, null, null, null));
    }
}
