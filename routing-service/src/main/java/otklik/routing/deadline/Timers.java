package otklik.routing.deadline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.region.CurrentPack;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;

/** Timers, put together. */
final class Timers {

    @Produces
    @Singleton
    CaseTimers timers(CurrentPack pack) {
        return new CaseTimers(pack);
    }

    @Produces
    @Singleton
    TimerRows rows() {
        return new TimerRows();
    }

    @Produces
    @Singleton
    FireTimers fire(
            DataSource database,
            CaseStore cases,
            TimerRows rows,
            CaseTimers timers,
            CaseDeadlines deadlines,
            Outbox outbox,
            MeterRegistry registry) {
        return new FireTimers(database, cases, rows, timers, deadlines, outbox, registry);
    }
}
