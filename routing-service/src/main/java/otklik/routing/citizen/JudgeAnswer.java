package otklik.routing.citizen;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.sight.Sight;

/**
 * The citizen says whether the region pack's answer helped him: then the case is closed, else somebody has to be found who sees to it. To
 * say the same twice changes nothing.
 */
final class JudgeAnswer {
    /** In events and timelines; the citizen's own words are asked for by nobody here. */
    static final String DID_NOT_HELP = "did-not-help";

    private final DataSource database;
    private final CaseStore cases;
    private final CaseDeadlines deadlines;
    private final Timing timing;
    private final Outbox outbox;
    private final Clock clock;
    private final AuditTrail audit = new AuditTrail();

    /** What keeps the timer of a case in step with its state. */
    record Timing(CaseTimers timers, TimerRows rows) {}

    private record Step(Case after, String event, String detail, CaseEvent fact) {}

    JudgeAnswer(
            DataSource database, CaseStore cases, CaseDeadlines deadlines, Timing timing, Outbox outbox, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.deadlines = deadlines;
        this.timing = timing;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The case after it; empty where there is no answer that can be judged now. */
    Optional<Case> judge(Reference reference, boolean helped) throws SQLException {
        Optional<Case> judged = Sight.SERVICE.run(database, transaction -> {
            Case current = cases.lock(transaction, reference).orElseThrow();
            return judge(transaction, current, helped, clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
        committed();
        return judged;
    }

    /** The same in a transaction that somebody else ends, with the case under its lock. */
    Optional<Case> judge(Connection transaction, Case current, boolean helped, Instant now) throws SQLException {
        if (current.status() instanceof CaseStatus.Approved answered
                && answered.outcome().packAnswer().isPresent()) {
            Step step = helped ? close(current, answered, now) : reopen(current, answered, now);
            store(transaction, step, now);
            return Optional.of(step.after());
        }
        boolean done = helped
                ? current.status() instanceof CaseStatus.Closed closed
                        && closed.outcome().packAnswer().isPresent()
                        && !current.isThanks()
                : wasTurnedDown(transaction, current);
        return done ? Optional.of(current) : Optional.empty();
    }

    /** To be called after the commit. */
    void committed() {
        outbox.signal();
    }

    private boolean wasTurnedDown(Connection transaction, Case current) throws SQLException {
        return cases.timeline(transaction, current.number()).stream()
                .anyMatch(entry -> DID_NOT_HELP.equals(entry.detail()));
    }

    private static Step close(Case current, CaseStatus.Approved answered, Instant now) {
        Case after = current.became(answered.close(now));
        return new Step(after, "closed", "helped", new CaseClosed(after.snapshot()));
    }

    private Step reopen(Case current, CaseStatus.Approved answered, Instant now) {
        CaseClock anew = CaseClock.from(now);
        Case after = current.timed(
                answered.reopen(
                        deadlines.due(current.regime(), current.category(), anew),
                        deadlines.triageDue(current.regime(), anew)),
                current.regime(),
                anew);
        return new Step(after, "reopened", DID_NOT_HELP, new CaseReopened(after.snapshot(), DID_NOT_HELP));
    }

    private void store(Connection transaction, Step step, Instant now) throws SQLException {
        Case after = step.after();
        cases.update(transaction, List.of(after));
        timing.rows().set(transaction, Map.of(after.number(), timing.timers().next(after, now)));
        cases.append(
                transaction,
                List.of(new TimelineEntry(
                        after.number(), after.version(), now, step.event(), null, null, step.detail())));
        audit.append(transaction, List.of(AuditEntry.changed(after, step.event(), step.detail(), null, null, now)));
        outbox.append(
                transaction,
                List.of(Outgoing.to(Streams.CASES_EVENTS, after.caseId(), Ids.next(), after.caseId(), step.fact())
                        .toTopics(after.topics())));
    }
}
