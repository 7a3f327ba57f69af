package otklik.region;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an export writes days and times. ISO 8601 is understood whatever the formats; a day without a time begins at midnight. Safe for
 * use by many threads.
 */
public final class ImportDates {
    private static final List<String> ISO = List.of("uuuu-MM-dd'T'HH:mm[:ss]", "uuuu-MM-dd");

    private final List<DateTimeFormatter> formatters = new ArrayList<>();
    private final ZoneId zone;

    /**
     * @param formats patterns of {@link DateTimeFormatter}, tried in this order
     * @param zone where its clock hangs
     * @throws IllegalArgumentException where a pattern is none
     */
    public ImportDates(List<String> formats, ZoneId zone) {
        formats.forEach(pattern -> formatters.add(formatter(pattern)));
        ISO.forEach(pattern -> formatters.add(formatter(pattern)));
        this.zone = zone;
    }

    /** Empty where the cell is written in none of the formats. */
    public Optional<Instant> instant(String cell) {
        return local(cell).map(moment -> moment.atZone(zone).toInstant()).or(() -> withZone(cell));
    }

    /** Empty where the cell is written in none of the formats. */
    public Optional<LocalDate> day(String cell) {
        return local(cell).map(LocalDateTime::toLocalDate);
    }

    private Optional<LocalDateTime> local(String cell) {
        for (var formatter : formatters) {
            try {
                var read = formatter.parseBest(cell.strip(), LocalDateTime::from, LocalDate::from);
                return Optional.of(read instanceof LocalDateTime moment ? moment : ((LocalDate) read).atStartOfDay());
            } catch (DateTimeException e) {
                // The next may be the one.
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> withZone(String cell) {
        try {
            return Optional.of(OffsetDateTime.parse(cell.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException where the pattern is none */
    static DateTimeFormatter formatter(String pattern) {
        // Strictly, or the 31st of February would become the 28th; and strictly a year needs no era only as 'u'.
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
    }
}
