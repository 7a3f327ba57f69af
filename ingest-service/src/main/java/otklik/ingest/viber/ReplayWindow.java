package otklik.ingest.viber;

import java.time.Duration;
import java.time.Instant;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * When a call may have been made. Viber repeats a call with the signature and the time of the first, so a late one is
 * nothing bad: its ids are those of the first, and a repeat is harmless. What is refused no honest sender can send: a call
 * of tomorrow, or one that is older than Viber ever repeats.
 */
record ReplayWindow(Instant earliest, Instant latest) {
    private static final Duration FASTEST_CLOCK = Duration.ofDays(1);

    static ReplayWindow at(Instant now, Duration oldest) {
        return new ReplayWindow(now.minus(oldest), now.plus(FASTEST_CLOCK));
    }

    /**
     * @param millis since 1970
     * @throws Refused naming the field
     */
    Instant require(long millis, String field) throws Refused {
        Instant at = Instant.ofEpochMilli(millis);
        if (at.isBefore(earliest) || at.isAfter(latest)) {
            throw new Refusal(Reason.BAD_VALUE, field, "within-replay-window").thrown();
        }
        return at;
    }
}
