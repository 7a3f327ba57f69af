package otklik.ingest.open311;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** From {@code start_date} to {@code end_date}, both included. */
record Span(Instant start, Instant end) {
    static final Duration LONGEST = Duration.ofDays(90);

    /**
     * Never longer than 90 days: of a longer one the most recent 90 days are meant.
     *
     * @param usual how long it is where there is no start
     */
    static Span of(Form query, Duration usual, Instant now, ZoneId zone) throws Refused {
        Instant start = date(query, "start_date", zone);
        Instant end = date(query, "end_date", zone);
        if (start == null) {
            Instant last = end == null ? now : end;
            return new Span(last.minus(usual), last);
        }
        if (end == null) {
            Instant last = start.plus(LONGEST);
            return new Span(start, last.isBefore(now) ? last : now);
        }
        if (start.isAfter(end)) {
            throw new Refusal(Reason.BAD_VALUE, "start_date", "earlier-than-end").thrown();
        }
        Instant earliest = end.minus(LONGEST);
        return new Span(start.isBefore(earliest) ? earliest : start, end);
    }

    private static @Nullable Instant date(Form query, String name, ZoneId zone) throws Refused {
        String given = query.text(name);
        return given == null ? null : W3cDate.read(given, name, zone);
    }
}
