package otklik.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;

/** The transaction around every command: the case under its lock, its next version, its timeline and its events together. */
final class CaseCommand implements Runner {
    private static final Logger LOG = Logger.getLogger(CaseCommand.class);

    /** Decides on the locked case, which the caller sees. */
    @FunctionalInterface
    interface Decision {
        Decided on(Case current, Instant now);
    }

    private final DataSource database;
    private final CaseStore cases;
    private final Clocks clocks;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry registry;
    private final AuditTrail audit = new AuditTrail();

    /** What keeps the timers of a case in step with its state. */
    record Clocks(CaseTimers timers, TimerRows rows) {
        void follow(Connection transaction, Case before, Case after, Instant now) throws SQLException {
            if (timers.isSetAnew(before, after)) {
                rows.set(transaction, after.number(), timers.next(after, now));
            }
        }
    }

    CaseCommand(
            DataSource database, CaseStore cases, Clocks clocks, Outbox outbox, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.cases = cases;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
        this.registry = registry;
    }

    /** What is done already is done again without a change, whatever version the caller has seen. */
    @Override
    public CommandResult run(Request request, Decision decision) throws SQLException {
        List<Change> made = new ArrayList<>();
        CommandResult result = Transactions.run(database, transaction -> {
            made.clear();
            return within(transaction, made).run(request, decision);
        });
        outbox.signal();
        count(made);
        return result;
    }

    /**
     * The same in a transaction that somebody else ends.
     *
     * @param made gets the changes, to be {@link #count}ed once they are committed
     */
    Runner within(Connection transaction, List<Change> made) {
        return (request, decision) -> {
            Optional<Case> found = cases.lock(transaction, request.reference());
            if (found.isEmpty() || !request.caller().sees(found.get())) {
                return new CommandResult.NoSuchCase();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return switch (decision.on(found.get(), now)) {
                case Decided.Nothing nothing -> nothing.result();
                case Decided.Next next
                when isStale(request, found.get()) ->
                    new CommandResult.Changed(found.get().version());
                case Decided.Next next -> {
                    made.addAll(next.changes());
                    yield store(transaction, found.get(), next.changes(), request, now);
                }
            };
        };
    }

    private static boolean isStale(Request request, Case current) {
        Integer seen = request.version();
        return seen != null && seen != current.version();
    }

    private CommandResult store(Connection transaction, Case before, List<Change> changes, Request by, Instant now)
            throws SQLException {
        Case last = changes.getLast().after();
        cases.update(transaction, List.of(last));
        clocks.follow(transaction, before, last, now);
        cases.append(
                transaction,
                changes.stream().map(change -> change.entry(by.caller(), now)).toList());
        audit.append(
                transaction,
                changes.stream().map(change -> change.audited(by.caller(), now)).toList());
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        String cause = by.causationId();
        for (Change change : changes) {
            for (Outgoing<? extends CaseEvent> fact : change.told()) {
                told.add(cause == null ? fact : fact.because(cause));
            }
        }
        outbox.append(transaction, told);
        leaveBehind(transaction, last, changes);
        for (Change change : changes) {
            LOG.infof(
                    "case=%s version=%d event=%s traceId=%s",
                    change.after().caseId(),
                    change.after().version(),
                    change.event(),
                    Trace.id(change.told().getFirst().traceparent()));
        }
        return new CommandResult.Done(last);
    }

    /** An agency that the case left keeps its words on its topic: it has to hear when they are erased. */
    private void leaveBehind(Connection transaction, Case last, List<Change> changes) throws SQLException {
        List<String> agencies = changes.stream()
                .flatMap(change -> change.told().stream())
                .map(Outgoing::event)
                .filter(CaseEvent.CaseWithdrawn.class::isInstance)
                .map(fact -> ((CaseEvent.CaseWithdrawn) fact).agency())
                .toList();
        cases.leave(transaction, last.number(), agencies);
    }

    void count(List<Change> made) {
        made.forEach(this::count);
    }

    private void count(Change change) {
        Counter.builder("otklik.cases.steps")
                .description("Steps that people took in the work on cases")
                .tag("step", change.event())
                .register(registry)
                .increment();
    }
}
