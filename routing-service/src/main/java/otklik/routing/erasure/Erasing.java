package otklik.routing.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.region.CurrentPack;
import otklik.routing.casework.CaseStore;

/** Erasure, put together. */
final class Erasing {

    @Produces
    @Singleton
    EraseCitizen eraseCitizen(
            DataSource database, CaseStore cases, Outbox outbox, Clock clock, MeterRegistry registry) {
        return eraseCitizenOf(database, cases, outbox, clock, registry);
    }

    static EraseCitizen eraseCitizenOf(
            DataSource database, CaseStore cases, Outbox outbox, Clock clock, MeterRegistry registry) {
        ErasureRows rows = new ErasureRows();
        return new EraseCitizen(database, rows, new EraseWords(cases, rows, outbox), outbox, clock, registry);
    }

    @Produces
    @Singleton
    KeepNoLonger keepNoLonger(
            DataSource database,
            CurrentPack pack,
            CaseStore cases,
            Outbox outbox,
            RetentionSettings settings,
            MeterRegistry registry) {
        if (settings.batch() < 1) {
            throw new IllegalArgumentException("otklik.retention.batch: expected 1 or more, not " + settings.batch());
        }
        ErasureRows rows = new ErasureRows();
        return new KeepNoLonger(
                database, pack, rows, new EraseWords(cases, rows, outbox), outbox, registry, settings.batch());
    }
}
