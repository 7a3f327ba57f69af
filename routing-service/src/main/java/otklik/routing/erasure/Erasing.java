package otklik.routing.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.region.CurrentPack;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Responsibility;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.duplicate.ReleaseMembers;

/** Erasure, put together. */
final class Erasing {

    @Produces
    @Singleton
    EraseCitizen eraseCitizen(
            DataSource database,
            CaseStore cases,
            ReleaseMembers releaseMembers,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        return eraseCitizenOf(database, cases, releaseMembers, outbox, clock, registry);
    }

    @Produces
    @Singleton
    ReleaseMembers releaseMembers(
            CaseStore cases, Responsibility responsibility, CaseTimers timers, TimerRows timerRows) {
        return new ReleaseMembers(cases, responsibility, timers, timerRows);
    }

    static EraseCitizen eraseCitizenOf(
            DataSource database,
            CaseStore cases,
            ReleaseMembers releaseMembers,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        ErasureRows rows = new ErasureRows();
        return new EraseCitizen(
                database, rows, new EraseWords(cases, rows, releaseMembers, outbox), outbox, clock, registry);
    }

    @Produces
    @Singleton
    KeepNoLonger keepNoLonger(
            DataSource database,
            CurrentPack pack,
            CaseStore cases,
            ReleaseMembers releaseMembers,
            Outbox outbox,
            RetentionSettings settings,
            MeterRegistry registry) {
        if (settings.batch() < 1) {
            throw new IllegalArgumentException("otklik.retention.batch: expected 1 or more, not " + settings.batch());
        }
        ErasureRows rows = new ErasureRows();
        return new KeepNoLonger(
                database,
                pack,
                rows,
                new EraseWords(cases, rows, releaseMembers, outbox),
                outbox,
                registry,
                settings.batch());
    }
}
