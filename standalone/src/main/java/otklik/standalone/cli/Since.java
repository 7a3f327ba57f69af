package otklik.standalone.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import otklik.standalone.Words;

/** A moment of the past as people type it: a day, an instant, or how long ago. */
final class Since {

    private static final Pattern AGO = Pattern.compile("([0-9]{1,5})([hdw])");

    private Since() {}

    /** @param zone in which days begin */
    static Instant parse(String typed, ZoneId zone, Instant now) {
        var ago = AGO.matcher(typed);
        if (ago.matches()) {
            var amount = Integer.parseInt(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "h" -> Duration.ofHours(amount);
                        case "d" -> Duration.ofDays(amount);
                        default -> Duration.ofDays(7L * amount);
                    });
        }
        try {
            return typed.contains("T")
                    ? Instant.parse(typed)
                    : LocalDate.parse(typed).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("rules.try.wrong-since", typed));
        }
    }
}
