package otklik.region;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days are worked. Saturdays, Sundays and the holidays of every year are off; for the years that it {@link #covers}
 * it knows the days off that were moved, too. A day of any other year is judged by weekends and holidays alone, so a
 * deadline there may come out some days early or late until the year's decree is in the calendar. Immutable.
 *
 * <p>Source: Labour Code of Russia, articles 111 and 112, and the decrees of each year, as cited in the data.
 */
public final class ProductionCalendar {
    /** Knows weekends and nothing else. */
    static final ProductionCalendar WEEKENDS = new ProductionCalendar(Set.of(), Map.of(), Set.of());

    private final Set<MonthDay> holidays;
    private final Map<Integer, Year> years;
    private final Set<LocalDate> ownDaysOff;
    private final Set<LocalDate> daysOff = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    /**
     * What the decrees of one year say.
     *
     * @param daysOff weekdays that are off though no holiday
     * @param worked Saturdays and Sundays that are worked
     */
    record Year(int year, Set<LocalDate> daysOff, Set<LocalDate> worked) {
        Year {
            daysOff = Set.copyOf(daysOff);
            worked = Set.copyOf(worked);
        }
    }

    ProductionCalendar(Set<MonthDay> holidays, Map<Integer, Year> years, Set<LocalDate> ownDaysOff) {
        this.holidays = Set.copyOf(holidays);
        this.years = Map.copyOf(years);
        this.ownDaysOff = Set.copyOf(ownDaysOff);
        years.values().forEach(year -> {
            daysOff.addAll(year.daysOff());
            worked.addAll(year.worked());
        });
        daysOff.addAll(ownDaysOff);
        worked.removeAll(ownDaysOff);
    }

    /** Whether the decrees of this day's year are known. */
    public boolean covers(LocalDate day) {
        return years.containsKey(day.getYear());
    }

    /** The years that it covers, the earliest first. */
    public SortedSet<Integer> years() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(years.keySet()));
    }

    public boolean isWorkday(LocalDate day) {
        if (worked.contains(day)) {
            return true;
        }
        return !isWeekend(day) && !isHoliday(day) && !daysOff.contains(day);
    }

    /** This day where it is worked, else the next one that is. */
    LocalDate workdayFrom(LocalDate day) {
        var found = day;
        while (!isWorkday(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** This day where it is worked, else the last one before it that is. */
    LocalDate workdayUntil(LocalDate day) {
        var found = day;
        while (!isWorkday(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** The working day of this number (from 1) after a day, which itself is not counted; the day itself for 0. */
    LocalDate plusWorkdays(LocalDate day, int count) {
        var found = day;
        for (int i = 0; i < count; i++) {
            found = workdayFrom(found.plusDays(1));
        }
        return found;
    }

    /** How many days after the first and until the last, which is counted, are worked. */
    int workdays(LocalDate after, LocalDate until) {
        return (int) after.plusDays(1)
                .datesUntil(until.isAfter(after) ? until.plusDays(1) : after.plusDays(1))
                .filter(this::isWorkday)
                .count();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    boolean isHoliday(LocalDate day) {
        return holidays.contains(MonthDay.from(day));
    }

    Set<MonthDay> holidays() {
        return holidays;
    }

    Map<Integer, Year> byYear() {
        return new HashMap<>(years);
    }

    Set<LocalDate> ownDaysOff() {
        return ownDaysOff;
    }
}
