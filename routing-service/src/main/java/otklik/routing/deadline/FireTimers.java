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
import java.util.Set;
import javax.sql.DataSource;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
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
    private final WhatIsDue whatIsDue;
    private final ParkedTimers parked = new ParkedTimers();
    private final Members members;
    private final AuditTrail audit = new AuditTrail();
    private final Outbox outbox;
    private final MeterRegistry registry;

    public FireTimers(
            DataSource database,
            CaseStore cases,
            TimerRows rows,
            CaseTimers timers,
            CaseDeadlines deadlines,
            Outbox outbox,
            MeterRegistry registry) {
        this.database = database;
        this.cases = cases;
        this.rows = rows;
        this.timers = timers;
        this.whatIsDue = new WhatIsDue(timers, deadlines);
        this.members = new Members(cases);
        this.outbox = outbox;
        this.registry = registry;
    }

    /** Fires all that is due now; returns how many timers fired. */
    public int fire(Instant now) throws SQLException {
        int fired = 0;
        int taken;
        do {
            List<Fired> done = new ArrayList<>();
            taken = batch(now, done);
            done.forEach(this::count);
            fired += done.size();
        } while (taken == BATCH);
        if (fired > 0) {
            outbox.signal();
        }
        return fired;
    }

    /** A case that cannot be worked on must not hold the others: then each is a transaction of its own. */
    private int batch(Instant now, List<Fired> done) throws SQLException {
        try {
            return Sight.SERVICE.run(database, transaction -> {
                done.clear();
                return fire(transaction, rows.take(transaction, now, BATCH), now, done);
            });
        } catch (SQLException | RuntimeException e) {
            done.clear();
            if (ParkedTimers.isOfTheDatabase(e)) {
                throw e;
            }
            return oneByOne(now, done);
        }
    }

    private int oneByOne(Instant now, List<Fired> all) throws SQLException {
        Set<Long> due = Sight.SERVICE.run(
                database, transaction -> rows.take(transaction, now, BATCH).keySet());
        for (long number : due) {
            List<Fired> done = new ArrayList<>();
            try {
                Sight.SERVICE.run(database, transaction -> {
                    done.clear();
                    return fire(transaction, rows.take(transaction, now, number), now, done);
                });
                all.addAll(done);
            } catch (SQLException | RuntimeException e) {
                if (ParkedTimers.isOfTheDatabase(e)) {
                    throw e;
                }
                Sight.SERVICE.run(database, transaction -> {
                    parked.park(transaction, number, e, now);
                    return true;
                });
            }
        }
        return due.size();
    }

    private int fire(Connection transaction, Map<Long, Instant> due, Instant now, List<Fired> done)
            throws SQLException {
        if (due.isEmpty()) {
            return 0;
        }
        List<Case> changed = new ArrayList<>();
        Map<Long, Optional<Instant>> next = new HashMap<>();
        for (Case taken : cases.lock(transaction, due.keySet())) {
            List<Fired> fired = whatIsDue.on(taken, Objects.requireNonNull(due.get(taken.number())), now);
            done.addAll(fired);
            Case current = fired.isEmpty() ? taken : fired.getLast().after();
            if (!fired.isEmpty()) {
                changed.add(current);
            }
            next.put(current.number(), timers.next(current, now));
        }
        cases.update(transaction, changed);
        cases.append(transaction, done.stream().map(fired -> fired.entry(now)).toList());
        audit.append(transaction, done.stream().map(fired -> fired.audited(now)).toList());
        rows.set(transaction, next);
        parked.release(transaction, due.keySet());
        List<Outgoing<? extends CaseEvent>> events =
                new ArrayList<>(done.stream().map(Fired::outgoing).toList());
        for (Fired fired : done) {
            events.addAll(members.follow(transaction, fired.before(), fired.after(), fired.detail(), By.PIPELINE, now));
        }
        outbox.append(transaction, events);
        return due.size();
    }

    private void count(Fired fired) {
        Counter.builder("otklik.cases.timers")
                .description("Timers of cases that fired")
                .tag("timer", fired.event())
                .register(registry)
                .increment();
    }
}
