package otklik.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.eventing.Transactions;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.duplicate.By;
import otklik.routing.duplicate.Members;
import otklik.routing.sight.Sight;

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
        void follow(Connection transaction, List<LockedCases.Made> made, Instant now) throws SQLException {
            Map<Long, Optional<Instant>> next = new LinkedHashMap<>();
            Map<Long, Optional<Instant>> called = new LinkedHashMap<>();
            for (LockedCases.Made one : made) {
                if (timers.isSetAnew(one.before(), one.after())) {
                    next.put(one.after().number(), timers.next(one.after(), now));
                } else if (timers.isHandedOn(one.before(), one.after())) {
                    called.put(one.after().number(), timers.next(one.after(), now));
                }
            }
            if (!called.isEmpty()) {
                rows.setUnlessDue(transaction, called, now);
            }
            if (!next.isEmpty()) {
                rows.set(transaction, next);
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
        CommandResult result = Transactions.runAnew(database, transaction -> {
            made.clear();
            return within(transaction, made).run(request, decision);
        });
        committed(made);
        return result;
    }

    /**
     * The same in a transaction that somebody else ends.
     *
     * @param made gets the changes, to be {@link #count}ed once they are committed
     */
    Runner within(Connection transaction, List<Change> made) {
        return (request, decision) -> {
            LockedCases locked = lock(transaction, request.caller(), List.of(request.reference()));
            CommandResult result = locked.run(request, decision);
            made.addAll(store(transaction, locked));
            return result;
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

    /**
     * A command about two cases. Both are locked at once, in the order in which everybody locks. Without another the case is asked about
     * itself: the decision says then what is wrong.
     */
    CommandResult run(Request request, Beside beside, PairDecision decision, Sequel sequel) throws SQLException {
        List<Change> made = new ArrayList<>();
        CommandResult result = Transactions.runAnew(database, transaction -> {
            made.clear();
            request.caller().sight().enter(transaction);
            Optional<Case> seen = cases.find(transaction, request.reference()).filter(request.caller()::sees);
            if (seen.isEmpty()) {
                return new CommandResult.NoSuchCase();
            }
            long number = seen.get().number();
            long other = beside.of(transaction, seen.get()).orElse(number);
            List<Case> held = cases.lock(transaction, new TreeSet<>(List.of(number, other)));
            LockedCases locked = new LockedCases(held, clock.instant().truncatedTo(ChronoUnit.MICROS));
            Case its = held.stream()
                    .filter(one -> one.number() == other)
                    .findFirst()
                    .orElseThrow();
            CommandResult decided = locked.run(request, (current, now) -> decision.on(current, its, now));
            made.addAll(store(transaction, locked));
            for (LockedCases.Made one : locked.made()) {
                outbox.append(transaction, sequel.of(transaction, one.before(), one.after(), its, locked.now()));
            }
            return decided;
        });
        committed(made);
        return result;
    }

    static By by(Request request) {
        return new By(request.caller().name(), request.caller().agency(), request.causationId(), request.traceparent());
    }

    /**
     * Those of the cases that the database shows the caller, under their locks: commands decide on them, and {@link #store} keeps what
     * they made. The transaction goes on with what the caller sees.
     */
    LockedCases lock(Connection transaction, Caller caller, Collection<Reference> references) throws SQLException {
        caller.sight().enter(transaction);
        return new LockedCases(
                cases.lockAll(transaction, references), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Any number of commands' work, in a number of statements that does not depend on it. */
    List<Change> store(Connection transaction, LockedCases decided) throws SQLException {
        List<LockedCases.Made> made = decided.made();
        if (made.isEmpty()) {
            return List.of();
        }
        // A case that was in sight may leave it by what is done, and its timers, words and record are the service's
        // work.
        Sight.SERVICE.enter(transaction);
        Instant now = decided.now();
        List<TimelineEntry> timeline = new ArrayList<>();
        List<AuditEntry> audited = new ArrayList<>();
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (LockedCases.Made one : made) {
            for (Change change : one.changes()) {
                changes.add(change);
                timeline.add(change.entry(one.by().caller(), now));
                audited.add(change.audited(one.by().caller(), now));
                told.addAll(change.told(one.by().causationId()));
                log(change);
            }
        }
        cases.update(transaction, made.stream().map(LockedCases.Made::after).toList());
        clocks.follow(transaction, made, now);
        cases.append(transaction, timeline);
        audit.append(transaction, audited);
        for (LockedCases.Made one : made) {
            String detail = one.changes().getLast().detail();
            told.addAll(members.follow(transaction, one.before(), one.after(), detail, by(one.by()), now));
        }
        outbox.append(transaction, told);
        leaveBehind(transaction, changes);
        return changes;
    }

    private static void log(Change change) {
        LOG.infof(
                "case=%s version=%d event=%s traceId=%s",
                change.after().caseId(),
                change.after().version(),
                change.event(),
                Trace.id(change.told().getFirst().traceparent()));
    }

    /** What follows from a command beside its own events. */
    void tell(Connection transaction, List<Outgoing<? extends CaseEvent>> events) throws SQLException {
        outbox.append(transaction, events);
    }

    /** To be called after a commit: what was appended to the outbox is published, and the steps are counted. */
    void committed(List<Change> made) {
        outbox.signal();
        count(made);
    }

    /** An agency that the case left keeps its words on its topic: it has to hear when they are erased. */
    private void leaveBehind(Connection transaction, List<Change> changes) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        List<String> agencies = new ArrayList<>();
        for (Change change : changes) {
            for (Outgoing<? extends CaseEvent> fact : change.told()) {
                if (fact.event() instanceof CaseEvent.CaseWithdrawn left) {
                    numbers.add(change.after().number());
                    agencies.add(left.agency());
                }
            }
        }
        cases.leave(transaction, numbers, agencies);
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
