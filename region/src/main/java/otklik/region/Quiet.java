package otklik.region;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hours of the day in which nothing is told that can wait; they may go over midnight.
 *
 * @param until the first moment that is not quiet
 */
public record Quiet(LocalTime from, LocalTime until) {
    private static final Pattern TEXT = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]");

    /** @throws IllegalArgumentException where it would never end */
    public Quiet {
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours that never end");
        }
    }

    /** Of {@code 22:00-08:00}; empty for anything else. */
    public static Optional<Quiet> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var from = LocalTime.parse(text.substring(0, 5));
        var until = LocalTime.parse(text.substring(6));
        return from.equals(until) ? Optional.empty() : Optional.of(new Quiet(from, until));
    }

    public boolean holds(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** This instant where it is not quiet then, else the first at which it is quiet no more. */
    public Instant over(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        if (!holds(local.toLocalTime())) {
            return instant;
        }
        // Where clocks are put forward over the end, a day may have none.
        for (LocalDate day = local.toLocalDate(); ; day = day.plusDays(1)) {
            ZonedDateTime end = ZonedDateTime.ofLocal(day.atTime(until), zone, local.getOffset());
            if (end.isAfter(local) && !holds(end.toLocalTime())) {
                return end.toInstant();
            }
        }
    }

    /** As it is parsed. */
    @Override
    public String toString() {
        return from + "-" + until;
    }
}
