package otklik.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import otklik.routing.duplicate.By;
import otklik.routing.duplicate.Members;

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
    private final Members members;

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
        this.members = new Members(cases);
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

    /** The other case of a command about two, by number, from the case as it is before it is locked; empty for none that the caller sees. */
    @FunctionalInterface
    interface Beside {
        Optional<Long> of(Connection transaction, Case current) throws SQLException;
    }

    /** Decides on two locked cases. */
    @FunctionalInterface
    interface PairDecision {
        Decided on(Case current, Case other, Instant now);
    }

    /** What else happens to the two once the decision is stored; the events are to be published. */
    @FunctionalInterface
    interface Sequel {
        List<Outgoing<? extends CaseEvent>> of(Connection transaction, Case before, Case after, Case other, Instant now)
                throws SQLException;
    }

    /** A command about two cases. Both are locked at once, in the order in which everybody locks. */
    CommandResult run(Request request, Beside beside, PairDecision decision, Sequel sequel) throws SQLException {
        List<Change> made = new ArrayList<>();
        CommandResult result = Transactions.run(database, transaction -> {
            made.clear();
            Optional<Case> seen =
                    cases.find(transaction, request.reference()).filter(request.caller()::sees);
            if (seen.isEmpty()) {
                return new CommandResult.NoSuchCase();
            }
            Optional<Long> other = beside.of(transaction, seen.get());
            Set<Long> numbers = new TreeSet<>(Set.of(seen.get().number()));
            other.ifPresent(numbers::add);
            Map<Long, Case> locked = new HashMap<>();
            cases.lock(transaction, numbers).forEach(held -> locked.put(held.number(), held));
            Case current = Objects.requireNonNull(locked.get(seen.get().number()));
            // Without another the case decides alone: it says then what is wrong.
            Case its = other.map(locked::get).orElse(current);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return switch (decision.on(current, its, now)) {
                case Decided.Nothing nothing -> nothing.result();
                case Decided.Next ignored
                when isStale(request, current) -> new CommandResult.Changed(current.version());
                case Decided.Next next -> {
                    made.addAll(next.changes());
                    CommandResult done = store(transaction, current, next.changes(), request, now);
                    Case after = next.changes().getLast().after();
                    outbox.append(transaction, sequel.of(transaction, current, after, its, now));
                    yield done;
                }
            };
        });
        outbox.signal();
        count(made);
        return result;
    }

    static By by(Request request) {
        return new By(
                request.caller().name(), request.caller().agency(), request.causationId(), request.traceparent());
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
        told.addAll(members.follow(
                transaction, before, last, changes.getLast().detail(), by(by), now));
        outbox.append(transaction, told);
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
