package otklik.region;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** How long a regime gives for an answer. */
public sealed interface Term {
    /** Counted by the clock from the moment of registration: registered at 10:15, {@code 24h} ends at 10:15 tomorrow. */
    record Hours(int count) implements Term {}

    /**
     * Counted in calendar days of the region's zone; the day of registration is day 0 and the term ends with the last
     * second of the last day: registered at any time of 1 March, {@code 10d} ends on 11 March at 23:59:59 local time.
     */
    record Days(int count) implements Term {}

    /** No answer is owed by a date. */
    record None() implements Term {}

    /** The instant at which this term, started at the given moment, ends; empty where there is none. */
    default Optional<Instant> end(Instant start, ZoneId zone) {
        return switch (this) {
            case Hours hours -> Optional.of(start.plusSeconds(hours.count() * 3600L));
            case Days days ->
                Optional.of(start.atZone(zone)
                        .toLocalDate()
                        .plusDays(days.count())
                        .atTime(LocalTime.of(23, 59, 59))
                        .atZone(zone)
                        .toInstant());
            case None ignored -> Optional.empty();
        };
    }

    /** Reads {@code 24h}, {@code 10d} or {@code none}; empty for anything else. */
    static Optional<Term> parse(String text) {
        if (text.equals("none")) {
            return Optional.of(new None());
        }
        if (!text.matches("[1-9][0-9]{0,3}[hd]")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(text.substring(0, text.length() - 1));
        return Optional.of(text.endsWith("h") ? new Hours(count) : new Days(count));
    }
}
