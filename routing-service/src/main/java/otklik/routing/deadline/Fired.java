package otklik.routing.deadline;

import java.time.Instant;
import otklik.contracts.CaseEvent;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.TimelineEntry;

/** One timer of one case, done. */
record Fired(Case before, Case after, String event, String detail, CaseEvent fact) {
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
