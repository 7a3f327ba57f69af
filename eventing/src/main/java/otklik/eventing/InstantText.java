package otklik.eventing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as {@link Instant#toString} has them, written and read. To write those of the latest second seen, which are nearly all
 * that are published, costs a fifth of it. Thread-safe.
 */
public final class InstantText {
    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;
    /** Where the fraction begins with its point; the Z where there is none. */
    private static final int FRACTION = 19;

    private static final int NANO_DIGITS = 9;
    private static final long SECONDS_OF_DAY = 86_400;
    private static volatile Second latest = second(Instant.EPOCH);

    /** @param text without its Z */
    private record Second(long number, String text) {}

    private InstantText() {}

    static String of(Instant instant) {
        Second second = latest;
        if (instant.getEpochSecond() < second.number()) {
            return instant.toString();
        }
        if (instant.getEpochSecond() > second.number()) {
            second = second(instant);
            latest = second;
        }
        int nano = instant.getNano();
        if (nano == 0) {
            return second.text() + "Z";
        }
        if (nano % MILLI == 0) {
            return fraction(second.text(), nano / MILLI, 3);
        }
        return nano % MICRO == 0 ? fraction(second.text(), nano / MICRO, 6) : fraction(second.text(), nano, 9);
    }

    /**
     * As {@link Instant#parse}. What {@link Instant#toString} writes costs a fraction of it.
     *
     * @throws java.time.format.DateTimeParseException when it is no instant
     */
    public static Instant parse(String text) {
        Instant plain = plain(text);
        return plain == null ? Instant.parse(text) : plain;
    }

    /** Absent where it does not look like 2022-03-01T10:15:00.123Z, or names a moment that there is not. */
    static @Nullable Instant plain(String text) {
        int end = text.length() - 1;
        if (end < FRACTION || end > FRACTION + 1 + NANO_DIGITS || text.charAt(end) != 'Z' || !isPunctuated(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, FRACTION);
        int nano = end == FRACTION ? 0 : nano(text, end);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nano < 0
                || day > Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year))) {
            return null;
        }
        long ofDay = (hour * 60L + minute) * 60 + second;
        return Instant.ofEpochSecond(LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY + ofDay, nano);
    }

    private static boolean isPunctuated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (text.charAt(FRACTION) == 'Z' || text.charAt(FRACTION) == '.');
    }

    private static int nano(String text, int end) {
        int nano = end == FRACTION + 1 ? -1 : number(text, FRACTION + 1, end);
        for (int digits = end - FRACTION - 1; digits < NANO_DIGITS; digits++) {
            nano *= 10;
        }
        return nano;
    }

    /** Below 0 where not all of it are digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static Second second(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return new Second(instant.getEpochSecond(), text.substring(0, text.length() - 1));
    }

    private static String fraction(String second, int value, int digits) {
        String number = Integer.toString(value);
        return second + "." + "0".repeat(digits - number.length()) + number + "Z";
    }
}
