package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Telling;
import otklik.routing.casework.TimelineEntry;

/** Versions of cases with what belongs to each: timeline, audit and event; stored together, many at a time. */
final class NextVersions {
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final List<AuditEntry> audited = new ArrayList<>();
    private final List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
    private final Instant now;

    NextVersions(Instant now) {
        this.now = now;
    }

    void add(Case after, String event, String detail, CaseEvent fact, By by) {
        timeline.add(new TimelineEntry(
                after.number(),
                after.version(),
                now,
                event,
                by.actor(),
                after.status().assignment().map(Assignment::executor).orElse(null),
                detail));
        audited.add(AuditEntry.changed(after, event, detail, by.actor(), by.agency(), now));
        tell(Telling.of(after, fact, by.traceparent()), by);
    }

    void tell(Outgoing<CaseEvent> event, By by) {
        told.add(by.causationId() == null ? event : event.because(by.causationId()));
    }

    /** All but the rows of the cases themselves; returns what is to be published. */
    List<Outgoing<? extends CaseEvent>> store(Connection transaction, CaseStore cases, AuditTrail audit)
            throws SQLException {
        cases.append(transaction, timeline);
        audit.append(transaction, audited);
        return told;
    }
}
