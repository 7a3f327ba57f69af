package otklik.routing.citizen;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;

/** The status page, put together. */
final class CitizensDoor {

    @Produces
    @Singleton
    StatusPage page(DataSource database, CaseStore cases, Pins pins, StatusPageSettings settings, Clock clock) {
        if (settings.wrongPinsPerHour() < 1) {
            throw new IllegalArgumentException(
                    "otklik.status-page.wrong-pins-per-hour: expected 1 or more, not " + settings.wrongPinsPerHour());
        }
        return new StatusPage(database, cases, pins, new PinGuesses(settings.wrongPinsPerHour()), clock);
    }

    @Produces
    @Singleton
    JudgeAnswer judgeAnswer(
            DataSource database,
            CaseStore cases,
            CaseDeadlines deadlines,
            JudgeAnswer.Timing timing,
            Outbox outbox,
            Clock clock) {
        return new JudgeAnswer(database, cases, deadlines, timing, outbox, clock);
    }

    @Produces
    @Singleton
    JudgeAnswer.Timing timing(CaseTimers timers, TimerRows rows) {
        return new JudgeAnswer.Timing(timers, rows);
    }
}
