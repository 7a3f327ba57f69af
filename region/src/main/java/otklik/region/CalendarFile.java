package otklik.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads calendar.yaml, on top of the calendar of a country that comes with Otklik. */
final class CalendarFile {
    static final String FILE = "calendar.yaml";

    /** More holidays than any country has; with a year full of them no term in working days would ever end. */
    private static final int MOST_HOLIDAYS = 60;

    private final ProductionCalendar country;
    private final Map<MonthDay, Integer> holidays = new LinkedHashMap<>();
    private final Map<Integer, ProductionCalendar.Year> years = new HashMap<>();
    private final Map<LocalDate, Integer> lines = new HashMap<>();

    private CalendarFile(ProductionCalendar country) {
        this.country = country;
        country.holidays().forEach(day -> holidays.put(day, 0));
        years.putAll(country.byYear());
    }

    /** The pack's calendar; Russia's where the pack has no such file. */
    static ProductionCalendar read(PackFolder folder, FaultList faults) {
        if (!folder.names().contains(FILE)) {
            return shipped(Country.RUSSIA, faults);
        }
        return folder.yaml(FILE)
                .map(value -> {
                    var fields = value.fields("country", "holidays", "daysOff", "years");
                    var country = fields.byName("country")
                            .flatMap(v -> v.oneOf(Country.values(), Country::code))
                            .orElse(Country.RUSSIA);
                    return new CalendarFile(shipped(country, faults)).read(fields);
                })
                .orElse(ProductionCalendar.WEEKENDS);
    }

    /** The calendar of a country as it came with this version of Otklik. */
    static ProductionCalendar shipped(Country country, FaultList faults) {
        if (country == Country.NONE) {
            return ProductionCalendar.WEEKENDS;
        }
        var name = "calendar-" + country.code() + ".yaml";
        try (var in = CalendarFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build has no " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PackFolder.document(name, text, faults)
                    .map(value -> new CalendarFile(ProductionCalendar.WEEKENDS).read(value.fields("holidays", "years")))
                    .orElse(ProductionCalendar.WEEKENDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private ProductionCalendar read(YamlValue.Fields fields) {
        fields.byName("holidays").ifPresent(this::holidays);
        fields.byName("years").ifPresent(list -> list.items().forEach(this::year));
        var own = new HashSet<LocalDate>();
        fields.byName("daysOff").ifPresent(list -> list.items().forEach(day -> ownDayOff(day, own)));
        return new ProductionCalendar(holidays.keySet(), years, own);
    }

    private void holidays(YamlValue list) {
        for (var item : list.items()) {
            item.read(CalendarFile::monthDay, "month and day such as 01-07").ifPresent(day -> {
                if (holidays.putIfAbsent(day, item.line()) != null) {
                    item.fault(YamlValue.quote(item.text()) + " is a holiday already", "each holiday once");
                }
            });
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            list.fault(holidays.size() + " holidays in every year", "at most " + MOST_HOLIDAYS);
        }
    }

    private void year(YamlValue item) {
        var fields = item.fields("year", "moved", "daysOff");
        var number = fields.required("year").map(v -> v.wholeNumber(1992, 2999));
        if (number.isEmpty() || number.get().isEmpty()) {
            return;
        }
        int year = number.get().getAsInt();
        var worked = new HashSet<LocalDate>();
        var daysOff = new HashSet<LocalDate>();
        fields.byName("moved").ifPresent(moved -> moved(moved.anyFields(), year, worked, daysOff));
        fields.byName("daysOff")
                .ifPresent(list -> list.items()
                        .forEach(day -> dayOfYear(day, year)
                                .filter(date -> becomesDayOff(day, date, worked))
                                .ifPresent(daysOff::add)));
        var read = new ProductionCalendar.Year(year, daysOff, worked);
        var known = years.put(year, read);
        if (known != null && !(known.equals(read) && country.byYear().containsKey(year))) {
            item.fault(
                    "the year " + year + " has another list already",
                    country.byYear().containsKey(year)
                            ? "no list of its own, as the country's calendar has the year"
                            : "each year once");
        }
    }

    private void moved(YamlValue.Fields moved, int year, Set<LocalDate> worked, Set<LocalDate> daysOff) {
        for (var name : moved.names()) {
            var from = moved.keyAt(name);
            dayOfYear(from, year).ifPresent(date -> {
                if (!ProductionCalendar.isWeekend(date)) {
                    from.fault(date + " is no Saturday or Sunday", "a day off that is taken on another day");
                } else if (!isHoliday(date)) {
                    worked.add(date);
                    lines.put(date, from.line());
                }
            });
        }
        for (var name : moved.names()) {
            moved.byName(name)
                    .ifPresent(to -> dayOfYear(to, year)
                            .filter(date -> becomesDayOff(to, date, worked))
                            .ifPresent(daysOff::add));
        }
    }

    private Optional<LocalDate> dayOfYear(YamlValue value, int year) {
        return value.date().filter(date -> {
            if (date.getYear() != year) {
                value.fault(date + " stands in the list of " + year, "a day of " + year);
            }
            return date.getYear() == year;
        });
    }

    /** Whether this day, which would be worked, can be made a day off; a fault where it cannot. */
    private boolean becomesDayOff(YamlValue place, LocalDate date, Set<LocalDate> worked) {
        if (worked.contains(date)) {
            place.fault(date + " is a working day by line " + lines.get(date), "a day that is one of both");
            return false;
        }
        if (ProductionCalendar.isWeekend(date) || isHoliday(date)) {
            place.fault(date + " is a day off anyway", "a day that would be worked");
            return false;
        }
        var line = lines.putIfAbsent(date, place.line());
        if (line != null) {
            place.fault(date + " is a day off by line " + line + " already", "each day once");
            return false;
        }
        return true;
    }

    private void ownDayOff(YamlValue item, Set<LocalDate> own) {
        item.date().ifPresent(date -> {
            var year = years.get(date.getYear());
            if (year != null && year.worked().contains(date)) {
                item.fault(date + " is a working day by the list of its year", "a day that is one of both");
            } else if (becomesDayOff(item, date, Set.of())) {
                own.add(date);
            }
        });
    }

    private boolean isHoliday(LocalDate date) {
        return holidays.containsKey(MonthDay.from(date));
    }

    private static Optional<MonthDay> monthDay(String text) {
        try {
            return Optional.of(MonthDay.parse("--" + text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whose calendar a pack builds on. */
    enum Country {
        RUSSIA("ru"),
        NONE("none");

        private final String code;

        Country(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
