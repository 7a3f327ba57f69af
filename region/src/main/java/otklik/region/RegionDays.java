package otklik.region;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When days begin and end in a region, and which of them are worked. */
record RegionDays(ZoneId zone, ProductionCalendar calendar) {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The last second of a day. */
    Instant endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(zone).toInstant();
    }

    /** The same time by the region's clocks on another day. */
    Instant onDay(Instant moment, LocalDate day) {
        return day.atTime(moment.atZone(zone).toLocalTime()).atZone(zone).toInstant();
    }
}
