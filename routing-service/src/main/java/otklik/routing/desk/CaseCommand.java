package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.eventing.Transactions;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.TimelineEntry;

/** The transaction around every command: the case under its lock, its next version, its timeline and its events together. */
final class CaseCommand {
    private static final Logger LOG = Logger.getLogger(CaseCommand.class);

    /** Decides on the locked case. */
    @FunctionalInterface
    interface Decision {
        Step on(Case current, Instant now);
    }

    /** What a command decided. */
    sealed interface Step {
        /** Nothing to store. */
        record Nothing(CommandResult result) implements Step {}

        /** The changes to store, in their order; never none. */
        record Next(List<Change> changes) implements Step {
            static Next of(Case after, String event, String detail) {
                return new Next(List.of(new Change(after, event, detail)));
            }
        }
    }

    /**
     * One version of the case.
     *
     * @param detail for the timeline
     */
    record Change(Case after, String event, String detail) {
        TimelineEntry entry(Caller by, Instant now) {
            return new TimelineEntry(
                    after.number(),
                    after.version(),
                    now,
                    event,
                    by.name(),
                    after.status().assignment().map(Assignment::executor).orElse(null),
                    detail);
        }

        AuditEntry audited(Caller by, Instant now) {
            return AuditEntry.changed(after, event, detail, by.name(), by.agency(), now);
        }
    }

    /** What the citizen and the agencies are told of one change. */
    @FunctionalInterface
    interface Telling {
        List<Outgoing<? extends CaseEvent>> of(Case before, Case after);
    }

    private final DataSource database;
    private final CaseStore cases;
    private final Outbox outbox;
    private final Clock clock;
    private final AuditTrail audit = new AuditTrail();

    CaseCommand(DataSource database, CaseStore cases, Outbox outbox, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    CommandResult run(Reference reference, Caller caller, Decision decision, Telling telling) throws SQLException {
        CommandResult result = Transactions.run(database, transaction -> {
            Optional<Case> found = cases.lock(transaction, reference);
            if (found.isEmpty() || !caller.sees(found.get())) {
                return new CommandResult.NoSuchCase();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return switch (decision.on(found.get(), now)) {
                case Step.Nothing nothing -> nothing.result();
                case Step.Next next -> store(transaction, found.get(), next, caller, now, telling);
            };
        });
        outbox.signal();
        return result;
    }

    private CommandResult store(
            Connection transaction, Case before, Step.Next next, Caller caller, Instant now, Telling telling)
            throws SQLException {
        Case current = before;
        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>();
        for (Change change : next.changes()) {
            events.addAll(telling.of(current, change.after()));
            current = change.after();
        }
        cases.update(transaction, List.of(current));
        cases.append(
                transaction,
                next.changes().stream().map(change -> change.entry(caller, now)).toList());
        audit.append(
                transaction,
                next.changes().stream()
                        .map(change -> change.audited(caller, now))
                        .toList());
        outbox.append(transaction, events);
        for (Change change : next.changes()) {
            LOG.infof(
                    "case=%s version=%d event=%s traceId=%s",
                    change.after().caseId(),
                    change.after().version(),
                    change.event(),
                    Trace.id(events.getFirst().traceparent()));
        }
        return new CommandResult.Done(current);
    }
}
