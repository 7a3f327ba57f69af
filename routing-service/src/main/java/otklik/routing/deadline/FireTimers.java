package otklik.routing.deadline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseEscalated;
import otklik.contracts.CaseEvent.CaseOverdue;
import otklik.contracts.CaseEvent.DeadlineNear;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.duplicate.By;
import otklik.routing.duplicate.Members;
import otklik.routing.sight.Sight;

/**
 * Does what is due. A batch is one transaction: the cases' next versions, their timelines, their events and the instants of their next
 * timers stand or fall together. Several replicas may work at once; each case is taken by one.
 */
public final class FireTimers {
    private static final int BATCH = 500;

    private final DataSource database;
    private final CaseStore cases;
    private final TimerRows rows;
    private final CaseTimers timers;
    private final Members members;
    private final AuditTrail audit = new AuditTrail();
    private final Outbox outbox;
    private final MeterRegistry registry;

    public FireTimers(
            DataSource database,
            CaseStore cases,
            TimerRows rows,
            CaseTimers timers,
            Outbox outbox,
            MeterRegistry registry) {
        this.database = database;
        this.cases = cases;
        this.rows = rows;
        this.timers = timers;
        this.members = new Members(cases);
        this.outbox = outbox;
        this.registry = registry;
    }

    /** One timer of one case, done. */
    private record Fired(Case before, Case after, String event, String detail, CaseEvent fact) {
        TimelineEntry entry(Instant now) {
            return new TimelineEntry(
                    after.number(),
                    after.version(),
                    now,
                    event,
                    null,
                    after.status().assignment().map(Assignment::executor).orElse(null),
                    detail);
        }

        AuditEntry audited(Instant now) {
            return AuditEntry.changed(after, event, detail, null, null, now);
        }

        Outgoing<CaseEvent> outgoing() {
            return Outgoing.to(Streams.CASES_EVENTS, after.caseId(), Ids.next(), after.caseId(), fact)
                    .toTopics(after.topics());
        }
    }

    /** Fires all that is due now; returns how many timers fired. */
    public int fire(Instant now) throws SQLException {
        int fired = 0;
        int taken;
        do {
            List<Fired> done = new ArrayList<>();
            taken = Sight.SERVICE.run(database, transaction -> {
                done.clear();
                return fire(transaction, now, done);
            });
            done.forEach(this::count);
            fired += done.size();
        } while (taken == BATCH);
        if (fired > 0) {
            outbox.signal();
        }
        return fired;
    }

    private int fire(Connection transaction, Instant now, List<Fired> done) throws SQLException {
        Map<Long, Instant> due = rows.take(transaction, now, BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        List<Case> changed = new ArrayList<>();
        Map<Long, Optional<Instant>> next = new HashMap<>();
        for (Case taken : cases.lock(transaction, due.keySet())) {
            Case current = taken;
            Instant from = Objects.requireNonNull(due.get(taken.number()));
            for (Timer timer : timers.due(taken, from, now)) {
                Fired fired = fired(current, timer, now);
                current = fired.after();
                done.add(fired);
            }
            if (current.version() > taken.version()) {
                changed.add(current);
            }
            next.put(current.number(), timers.next(current, now));
        }
        cases.update(transaction, changed);
        cases.append(transaction, done.stream().map(fired -> fired.entry(now)).toList());
        audit.append(transaction, done.stream().map(fired -> fired.audited(now)).toList());
        rows.set(transaction, next);
        List<Outgoing<? extends CaseEvent>> events =
                new ArrayList<>(done.stream().map(Fired::outgoing).toList());
        for (Fired fired : done) {
            events.addAll(members.follow(transaction, fired.before(), fired.after(), fired.detail(), By.PIPELINE, now));
        }
        outbox.append(transaction, events);
        return due.size();
    }

    private static Fired fired(Case current, Timer timer, Instant now) {
        return switch (timer) {
            case Timer.Warning warning -> {
                Case after = current.became(current.status());
                yield new Fired(
                        current,
                        after,
                        "deadline-near",
                        warning.left(),
                        new DeadlineNear(after.snapshot(), warning.left()));
            }
            case Timer.Overdue ignored -> {
                Case after = current.became(current.status());
                yield new Fired(current, after, "overdue", "", new CaseOverdue(after.snapshot()));
            }
            case Timer.Escalation up -> {
                Case after = current.became(current.status());
                yield new Fired(
                        current, after, "escalated", up.to(), new CaseEscalated(after.snapshot(), up.level(), up.to()));
            }
            case Timer.Closing ignored
            when current.status() instanceof CaseStatus.Approved approved -> {
                Case after = current.became(approved.close(now));
                yield new Fired(current, after, "closed", "", new CaseClosed(after.snapshot()));
            }
            case Timer.Closing ignored ->
                throw new IllegalStateException("only an approved answer has a timer for its closing");
        };
    }

    private void count(Fired fired) {
        Counter.builder("otklik.cases.timers")
                .description("Timers of cases that fired")
                .tag("timer", fired.event())
                .register(registry)
                .increment();
    }
}
