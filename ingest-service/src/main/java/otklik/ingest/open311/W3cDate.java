package otklik.ingest.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * Dates of the W3C's note on ISO 8601, which GeoReport v2 prescribes. Read with what real clients leave out: the zone, or the time; or
 * the percent sign of a plus, which makes it a space.
 */
final class W3cDate {
    private static final Pattern UNESCAPED_PLUS = Pattern.compile("(.*T.*) (\\d{2}:?\\d{2})");
    private static final Pattern PLAIN_OFFSET = Pattern.compile("(.*[+-]\\d{2})(\\d{2})");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2970-01-01T00:00:00Z");

    private W3cDate() {}

    /** @param zone where a date without zone is */
    static Instant read(String given, String field, ZoneId zone) throws Refused {
        String text = given.strip();
        Matcher plus = UNESCAPED_PLUS.matcher(text);
        text = plus.matches() ? plus.group(1) + "+" + plus.group(2) : text;
        Matcher plain = PLAIN_OFFSET.matcher(text);
        text = text.contains("T") && plain.matches() ? plain.group(1) + ":" + plain.group(2) : text;
        try {
            Instant read = instant(text, zone);
            if (read.isBefore(EARLIEST) || read.isAfter(LATEST)) {
                throw new Refusal(Reason.BAD_VALUE, field, "w3-date").thrown();
            }
            return read;
        } catch (DateTimeException e) {
            throw new Refusal(Reason.BAD_VALUE, field, "w3-date").thrown();
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case TemporalAccessor local ->
                LocalDateTime.from(local).atZone(zone).toInstant();
        };
    }

    /** Whole seconds, in UTC: {@code 2010-01-01T00:00:00Z}. */
    static String of(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
