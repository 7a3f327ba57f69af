package otklik.routing.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.Telling;
import otklik.routing.casework.TimelineEntry;

/**
 * One version of the case, and what is told of it.
 *
 * @param event the word for it in the timeline
 * @param detail for the timeline, where staff alone read it
 */
record Change(Case after, String event, String detail, List<Outgoing<? extends CaseEvent>> told) {

    /** A change of which all who hold the case hear by {@code fact}. */
    static Change of(Case after, String event, String detail, CaseEvent fact, @Nullable String traceparent) {
        return new Change(after, event, detail, List.of(told(after, fact, traceparent)));
    }

    /** The event for all cases' stream and for those of the case's agencies. */
    static Outgoing<CaseEvent> told(Case after, CaseEvent fact, @Nullable String traceparent) {
        return Telling.of(after, fact, traceparent);
    }

    /** @param causationId the event that asked for the change; absent where a person did */
    List<Outgoing<? extends CaseEvent>> told(@Nullable String causationId) {
        if (causationId == null) {
            return told;
        }
        List<Outgoing<? extends CaseEvent>> caused = new ArrayList<>();
        told.forEach(fact -> caused.add(fact.because(causationId)));
        return caused;
    }

    TimelineEntry entry(Caller by, Instant now) {
        return new TimelineEntry(
                after.number(),
                after.version(),
                now,
                event,
                by.name(),
                after.status().assignment().map(Assignment::executor).orElse(null),
                detail);
    }

    AuditEntry audited(Caller by, Instant now) {
        return AuditEntry.changed(after, event, detail, by.name(), by.agency(), now);
    }
}
