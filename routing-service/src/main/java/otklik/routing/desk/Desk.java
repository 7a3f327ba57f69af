package otklik.routing.desk;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.eventing.seal.Unsealer;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Responsibility;

/** The commands, put together. */
final class Desk {

    @Produces
    @Singleton
    CaseCommand command(DataSource database, CaseStore cases, Outbox outbox, Clock clock) {
        return new CaseCommand(database, cases, outbox, clock);
    }

    @Produces
    @Singleton
    AssignCase assignCase(CaseCommand command, Responsibility responsibility, MeterRegistry registry) {
        return new AssignCase(command, responsibility, registry);
    }

    @Produces
    @Singleton
    AnswerCase answerCase(CaseCommand command, MeterRegistry registry) {
        return new AnswerCase(command, registry);
    }

    @Produces
    @Singleton
    CorrectCategory correctCategory(CaseCommand command, Responsibility responsibility, MeterRegistry registry) {
        return new CorrectCategory(command, responsibility, registry);
    }

    @Produces
    @Singleton
    ReadOriginal readOriginal(DataSource database, CaseStore cases, Unsealer unsealer, Clock clock) {
        return new ReadOriginal(database, cases, unsealer, clock);
    }
}
