package otklik.routing.deadline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.ClockResumed;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Telling;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.duplicate.By;

/**
 * A clock that stands still until a citizen answers goes on when he has answered: the work waits for nobody then, and its deadline must
 * not wait for somebody to notice.
 */
public final class ResumeClocks {
    private static final String RESUMED = "resumed";
    private static final String ANSWERED = "answered";

    /** Who asks and who stops the clock are two machines; their clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final CaseStore cases;
    private final CaseDeadlines deadlines;
    private final CaseTimers timers;
    private final TimerRows rows;
    private final AuditTrail audit = new AuditTrail();

    public ResumeClocks(CaseStore cases, CaseDeadlines deadlines, CaseTimers timers, TimerRows rows) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.timers = timers;
        this.rows = rows;
    }

    /**
     * What a citizen was asked, and has answered.
     *
     * @param asked when he was: a question from before the pause is not what it waits for
     */
    public record Answer(long caseNumber, Instant asked, By by) {}

    /**
     * Each case that waits for one of the answers gets its next version; a clock that runs is left alone.
     *
     * @param current the cases, under their locks, by number; afterwards as they are then
     * @return to be published after what is of the versions before
     */
    public List<Outgoing<? extends CaseEvent>> resume(
            Connection transaction, Map<Long, Case> current, List<Answer> answers, Instant now) throws SQLException {
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        for (Answer answer : answers) {
            Case known = Objects.requireNonNull(current.get(answer.caseNumber()), "the case has to be locked before");
            if (known.status() instanceof CaseStatus.Held held && isWaitedFor(known.clock(), answer)) {
                Case after = resumed(known, held, now);
                store(transaction, after, answer.by(), now);
                current.put(after.number(), after);
                told.add(told(after, answer.by()));
            }
        }
        return told;
    }

    private static boolean isWaitedFor(CaseClock clock, Answer answer) {
        Instant since = clock.pausedSince();
        return since != null && !answer.asked().plus(SKEW).isBefore(since);
    }

    private Case resumed(Case known, CaseStatus.Held held, Instant now) {
        CaseClock clock = known.clock().resumedAt(now);
        Instant owed = deadlines.due(known.regime(), known.category(), clock);
        return known.timed(held.until(owed), known.regime(), clock);
    }

    /** Of the members of a lead nobody's clock stands still, nor runs. */
    private void store(Connection transaction, Case after, By by, Instant now) throws SQLException {
        cases.update(transaction, List.of(after));
        rows.set(transaction, Map.of(after.number(), timers.next(after, now)));
        String executor =
                after.status().assignment().map(held -> held.executor()).orElse(null);
        cases.append(
                transaction,
                List.of(new TimelineEntry(
                        after.number(), after.version(), now, RESUMED, by.actor(), executor, ANSWERED)));
        audit.append(transaction, List.of(AuditEntry.changed(after, RESUMED, ANSWERED, by.actor(), by.agency(), now)));
    }

    private static Outgoing<CaseEvent> told(Case after, By by) {
        Outgoing<CaseEvent> told = Telling.of(after, new ClockResumed(after.snapshot()), by.traceparent());
        return by.causationId() == null ? told : told.because(by.causationId());
    }
}
