package otklik.routing.desk;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;
import otklik.routing.attachment.SignLinks;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Responsibility;
import otklik.routing.citizen.Pins;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;

/** The commands, put together. */
final class Desk {

    @Produces
    @Singleton
    CaseCommand command(
            DataSource database,
            CaseStore cases,
            CaseCommand.Clocks clocks,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        return new CaseCommand(database, cases, clocks, outbox, clock, registry);
    }

    @Produces
    @Singleton
    CaseCommand.Clocks clocks(CaseTimers timers, TimerRows rows) {
        return new CaseCommand.Clocks(timers, rows);
    }

    @Produces
    @Singleton
    AssignCase assignCase(CaseCommand command, Responsibility responsibility) {
        return new AssignCase(command, responsibility);
    }

    @Produces
    @Singleton
    CorrectCategory correctCategory(CaseCommand command, Responsibility responsibility) {
        return new CorrectCategory(command, responsibility);
    }

    @Produces
    @Singleton
    RejectCase rejectCase(CaseCommand command) {
        return new RejectCase(command);
    }

    @Produces
    @Singleton
    ReopenCase reopenCase(CaseCommand command, CaseDeadlines deadlines) {
        return new ReopenCase(command, deadlines);
    }

    @Produces
    @Singleton
    PromoteCase promoteCase(CaseCommand command, CaseDeadlines deadlines) {
        return new PromoteCase(command, deadlines);
    }

    @Produces
    @Singleton
    PauseClock pauseClock(CaseCommand command, CaseDeadlines deadlines) {
        return new PauseClock(command, deadlines);
    }

    @Produces
    @Singleton
    ExtendDeadline extendDeadline(CaseCommand command, CaseDeadlines deadlines) {
        return new ExtendDeadline(command, deadlines);
    }

    @Produces
    @Singleton
    CloseCase closeCase(CaseCommand command) {
        return new CloseCase(command);
    }

    @Produces
    @Singleton
    AcceptCase acceptCase(CaseCommand command) {
        return new AcceptCase(command);
    }

    @Produces
    @Singleton
    AcknowledgeCase acknowledgeCase(CaseCommand command) {
        return new AcknowledgeCase(command);
    }

    @Produces
    @Singleton
    CorrectKind correctKind(CaseCommand command, Responsibility responsibility) {
        return new CorrectKind(command, responsibility);
    }

    @Produces
    @Singleton
    GiveBack giveBack(CaseCommand command, Responsibility responsibility, CaseDeadlines deadlines) {
        return new GiveBack(command, responsibility, deadlines);
    }

    @Produces
    @Singleton
    AnswerCase answerCase(CaseCommand command, Responsibility responsibility) {
        return new AnswerCase(command, responsibility);
    }

    @Produces
    @Singleton
    AgencyDesk agencyDesk(CaseCommand command, Responsibility responsibility, CaseDeadlines deadlines) {
        return new AgencyDesk(command, responsibility, deadlines);
    }

    @Produces
    @Singleton
    CitizensDesk citizensDesk(CaseCommand command, CaseDeadlines deadlines) {
        return new CitizensDesk(command, deadlines);
    }

    @Produces
    @Singleton
    ApproveAnswer approveAnswer(CaseCommand command) {
        return new ApproveAnswer(command);
    }

    @Produces
    @Singleton
    ReadCitizensSide readCitizensSide(DataSource database, CaseStore cases) {
        return new ReadCitizensSide(database, cases);
    }

    @Produces
    @Singleton
    JoinCase joinCase(CaseCommand command, CaseStore cases) {
        return new JoinCase(command, cases);
    }

    @Produces
    @Singleton
    SeparateCase separateCase(CaseCommand command, CaseStore cases, Responsibility responsibility) {
        return new SeparateCase(command, cases, responsibility);
    }

    @Produces
    @Singleton
    ReadProposals readProposals(DataSource database, CaseStore cases, Clock clock) {
        return new ReadProposals(database, cases, clock);
    }

    @Produces
    @Singleton
    ReadOriginal readOriginal(DataSource database, CaseStore cases, Unsealer unsealer, Clock clock) {
        return new ReadOriginal(database, cases, unsealer, clock);
    }

    @Produces
    @Singleton
    ReadAttachment readAttachment(DataSource database, CaseStore cases, SignLinks signLinks, Clock clock) {
        return new ReadAttachment(database, cases, signLinks, clock);
    }

    @Produces
    @Singleton
    TransferCase transferCase(CaseCommand command, Responsibility responsibility) {
        return new TransferCase(command, responsibility);
    }

    @Produces
    @Singleton
    CommentCase commentCase(CaseCommand command) {
        return new CommentCase(command);
    }

    @Produces
    @Singleton
    SplitCase splitCase(DataSource database, CaseCommand command, Responsibility responsibility, NewParts newParts) {
        return new SplitCase(database, command, responsibility, newParts);
    }

    @Produces
    @Singleton
    NewParts newParts(CaseStore cases, CaseCommand.Clocks clocks, Pins pins, Sealer toNotify, Outbox outbox) {
        return new NewParts(cases, clocks, pins, toNotify, outbox);
    }
}
