package otklik.standalone.deadletter;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import otklik.eventing.DeadLetter;

/**
 * Which letters are meant; what is null does not matter.
 *
 * @param stream topic that the record was on
 * @param type its CloudEvents type
 * @param reason part of the reason, in any case
 * @param since when it failed, at the earliest
 */
public record LetterFilter(
        @Nullable String stream,
        @Nullable String type,
        @Nullable String reason,
        @Nullable Instant since) {

    boolean matches(DeadLetter letter) {
        return (stream == null || stream.equals(letter.stream()))
                && (type == null || type.equals(letter.type()))
                && (reason == null
                        || letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)))
                && (since == null || !letter.failedAt().isBefore(since));
    }
}
