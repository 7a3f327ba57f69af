package otklik.ingest.message;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong, for the sender to mend. Quotes nothing of what was sent.
 *
 * @param field path of the field at fault, {@code location.lat}; absent when no single field is
 * @param expected what the field should be, as a key of the problem texts or a number; absent when the reason says all
 */
public record Refusal(
        Reason reason, @Nullable String field, @Nullable String expected) {

    public static Refusal of(Reason reason) {
        return new Refusal(reason, null, null);
    }

    public static Refusal of(Reason reason, String field) {
        return new Refusal(reason, field, null);
    }

    public Refused thrown() {
        return new Refused(this);
    }
}
