package otklik.region;

import java.time.Instant;
import java.util.Optional;

/**
 * How long a regime gives for something. Days are counted in the region's zone, the day of the beginning is day 0, and the
 * term ends with the last second of its last day: so the Civil Code of Russia counts (articles 191 and 194), which practice
 * applies to citizens' appeals by analogy, as law 59-FZ itself does not say how days are counted.
 */
public sealed interface Term {
    /** Counted by the clock from the moment of registration: registered at 10:15, {@code 24h} ends at 10:15 tomorrow. */
    record Hours(int count) implements Term {}

    /** Calendar days: registered at any time of 1 March, {@code 10d} ends on 11 March at 23:59:59 local time. */
    record Days(int count) implements Term {}

    /**
     * Days that are worked by the {@link ProductionCalendar}: registered on Friday, {@code 1wd} ends on Monday. What is
     * registered on a day off counts from the next working day as its day 1, as days off do not count at all: registered
     * on Saturday, {@code 1wd} ends on Monday, too.
     */
    record Workdays(int count) implements Term {}

    /** No answer is owed by a date. */
    record None() implements Term {}

    /** The instant at which this term, begun at the given moment, ends; empty where there is none. */
    default Optional<Instant> end(Instant start, RegionDays days) {
        return switch (this) {
            case Hours hours -> Optional.of(start.plusSeconds(hours.count() * 3600L));
            case Days calendar -> Optional.of(days.endOf(days.dayOf(start).plusDays(calendar.count())));
            case Workdays workdays ->
                Optional.of(days.endOf(days.calendar().plusWorkdays(days.dayOf(start), workdays.count())));
            case None ignored -> Optional.empty();
        };
    }

    /**
     * The instant from which exactly this term is left until the given end: hours by the clock; for days the same time of
     * an earlier day, after which so many days, or working days, follow up to the day of the end. Empty for none.
     */
    default Optional<Instant> before(Instant end, RegionDays days) {
        var last = days.dayOf(end);
        return switch (this) {
            case Hours hours -> Optional.of(end.minusSeconds(hours.count() * 3600L));
            case Days calendar -> Optional.of(days.onDay(end, last.minusDays(calendar.count())));
            case Workdays workdays -> {
                var day = last;
                for (int i = 0; i < workdays.count(); i++) {
                    day = days.calendar().workdayUntil(day).minusDays(1);
                }
                yield Optional.of(days.onDay(end, day));
            }
            case None ignored -> Optional.empty();
        };
    }

    /** How many hours, days or working days; 0 for none. */
    default int amount() {
        return switch (this) {
            case Hours hours -> hours.count();
            case Days days -> days.count();
            case Workdays workdays -> workdays.count();
            case None ignored -> 0;
        };
    }

    /** Whether both are counted in the same unit, so that their amounts can be compared. */
    default boolean sameUnit(Term other) {
        return getClass() == other.getClass();
    }

    /** A term of the same unit with another amount. */
    default Term withAmount(int amount) {
        return switch (this) {
            case Hours ignored -> new Hours(amount);
            case Days ignored -> new Days(amount);
            case Workdays ignored -> new Workdays(amount);
            case None none -> none;
        };
    }

    /** As it is written in the pack. */
    default String code() {
        return switch (this) {
            case Hours hours -> hours.count() + "h";
            case Days days -> days.count() + "d";
            case Workdays workdays -> workdays.count() + "wd";
            case None ignored -> "none";
        };
    }

    /** Reads {@code 24h}, {@code 10d}, {@code 9wd} or {@code none}; empty for anything else. */
    static Optional<Term> parse(String text) {
        if (text.equals("none")) {
            return Optional.of(new None());
        }
        if (!text.matches("[1-9][0-9]{0,3}(h|d|wd)")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(text.replaceAll("[a-z]", ""));
        if (text.endsWith("wd")) {
            return Optional.of(new Workdays(count));
        }
        return Optional.of(text.endsWith("h") ? new Hours(count) : new Days(count));
    }
}
