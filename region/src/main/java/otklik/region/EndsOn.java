package otklik.region;

import java.time.LocalDate;

/** Where a term in calendar days ends whose last day is not worked. Hours and working days never need it. */
public enum EndsOn {
    /** On that day. */
    ANY("any") {
        @Override
        LocalDate last(LocalDate begun, LocalDate day, ProductionCalendar calendar) {
            return day;
        }
    },
    /**
     * On the last working day before, as the orders of many regions have it for appeals under law 59-FZ (which is silent):
     * an answer that is sent on Monday would be late. Where no working day lies between the day on which the term began
     * and its last day, it ends on its last day.
     */
    WORKDAY_BEFORE("workday-before") {
        @Override
        LocalDate last(LocalDate begun, LocalDate day, ProductionCalendar calendar) {
            var workday = calendar.workdayUntil(day);
            return workday.isAfter(begun) ? workday : day;
        }
    },
    /** On the next working day, as the Civil Code of Russia has it (article 193). */
    WORKDAY_AFTER("workday-after") {
        @Override
        LocalDate last(LocalDate begun, LocalDate day, ProductionCalendar calendar) {
            return calendar.workdayFrom(day);
        }
    };

    private final String code;

    EndsOn(String code) {
        this.code = code;
    }

    /** The word for it in the pack. */
    public String code() {
        return code;
    }

    /**
     * The day on which an answer is due.
     *
     * @param begun the day on which the term began, or went on after a pause
     * @param day the term's last day
     */
    abstract LocalDate last(LocalDate begun, LocalDate day, ProductionCalendar calendar);
}
