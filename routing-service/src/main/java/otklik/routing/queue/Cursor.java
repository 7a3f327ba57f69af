package otklik.routing.queue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last case of a page: the next page begins after it, whatever has changed in between. Opaque to callers; it gives no right to
 * anything, for the bounds of the caller hold on every page.
 *
 * @param deadline absent where the case has none, and in the order {@link Order#NEWEST}
 */
record Cursor(Order order, boolean emergency, @Nullable Instant deadline, long number) {
    private static final Pattern URGENT = Pattern.compile("u([01]):(-|[0-9]{1,18}):([0-9]{1,18})");
    private static final Pattern NEWEST = Pattern.compile("n([0-9]{1,18})");
    private static final long MICROS = 1_000_000;

    static Optional<Cursor> parse(String text) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Matcher newest = NEWEST.matcher(plain);
        if (newest.matches()) {
            return Optional.of(new Cursor(Order.NEWEST, false, null, Long.parseLong(newest.group(1))));
        }
        Matcher urgent = URGENT.matcher(plain);
        if (!urgent.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cursor(
                    Order.URGENT,
                    urgent.group(1).equals("0"),
                    urgent.group(2).equals("-") ? null : instant(Long.parseLong(urgent.group(2))),
                    Long.parseLong(urgent.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Conditions after() {
        if (order == Order.NEWEST) {
            return Conditions.NONE.and("c.number < ?", number);
        }
        return deadline == null
                ? Conditions.NONE.and("(" + Order.URGENT_KEYS + ") > (?, 'infinity'::timestamptz, ?)", key(), number)
                : Conditions.NONE.and(
                        "(" + Order.URGENT_KEYS + ") > (?, ?, ?)", key(), deadline.atOffset(ZoneOffset.UTC), number);
    }

    @Override
    public String toString() {
        String plain = order == Order.NEWEST
                ? "n" + number
                : "u" + key() + ":" + (deadline == null ? "-" : ChronoUnit.MICROS.between(Instant.EPOCH, deadline))
                        + ":" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** False before true. */
    private int key() {
        return emergency ? 0 : 1;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000);
    }
}
