package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseSeparated;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.Telling;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;

/**
 * A lead ends without an answer that its members could have, because its citizen is forgotten: each of them is worked on by itself from
 * then on, where the rules say.
 */
public final class ReleaseMembers {
    private final CaseStore cases;
    private final Responsibility responsibility;
    private final CaseTimers timers;
    private final TimerRows timerRows;
    private final AuditTrail audit = new AuditTrail();

    public ReleaseMembers(CaseStore cases, Responsibility responsibility, CaseTimers timers, TimerRows timerRows) {
        this.cases = cases;
        this.responsibility = responsibility;
        this.timers = timers;
        this.timerRows = timerRows;
    }

    /** @param lead as it was before its end, which the transaction has locked */
    public List<Outgoing<? extends CaseEvent>> release(Connection transaction, Case lead, By by, Instant now)
            throws SQLException {
        if (lead.voices() == 1 || lead.status() instanceof CaseStatus.Done) {
            return List.of();
        }
        Lead left = Lead.of(lead);
        List<Case> released = new ArrayList<>();
        Map<Long, Optional<Instant>> next = new LinkedHashMap<>();
        NextVersions versions = new NextVersions(now);
        for (Case member : cases.lockMembers(transaction, lead.number())) {
            if (member.status() instanceof CaseStatus.Joined joined) {
                Responsibility.Work work = responsibility.work(
                        member,
                        member.category(),
                        CaseClock.from(member.openedAt()).handedAt(now));
                Case after = member.separated(joined.separate(work.status()), work.ruling(), work.clock());
                released.add(after);
                next.put(after.number(), timers.next(after, now));
                versions.add(
                        after, "separated", left.reference(), new CaseSeparated(after.snapshot(), left.told()), by);
                Telling.withdrawn(member, after, by.traceparent()).forEach(event -> versions.tell(event, by));
            }
        }
        if (released.isEmpty()) {
            return List.of();
        }
        cases.update(transaction, released);
        timerRows.set(transaction, next);
        return versions.store(transaction, cases, audit);
    }
}
