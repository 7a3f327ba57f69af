package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Message;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.TimelineEntry;

/** New messages by which citizens add to cases of theirs. Each such case gets a version for each of them, in their order. */
final class AddToCases {
    private final Additions additions;
    private final CaseStore cases;
    private final AuditTrail audit;

    AddToCases(Additions additions, CaseStore cases, AuditTrail audit) {
        this.additions = additions;
        this.cases = cases;
        this.audit = audit;
    }

    /**
     * @param opening what is to open cases, and what was added instead
     * @param events to be published
     */
    record Added(List<Arrival> opening, List<Outgoing<? extends CaseEvent>> events) {}

    /** A message without leave, or with one that is spent, late or for a case that was rejected, opens a case as any other does. */
    Added add(Connection transaction, List<Arrival> admitted, Instant now, IntakeCounts counts) throws SQLException {
        List<Arrival> asking = admitted.stream()
                .filter(arrival -> arrival.message().inReplyTo() != null)
                .toList();
        if (asking.isEmpty()) {
            return new Added(admitted, List.of());
        }
        Map<String, Long> caseOf = additions.spend(transaction, asking);
        if (caseOf.isEmpty()) {
            return new Added(admitted, List.of());
        }
        List<Arrival> added = new ArrayList<>();
        List<Arrival> opening = new ArrayList<>();
        for (Arrival arrival : admitted) {
            (caseOf.containsKey(arrival.message().messageId()) ? added : opening).add(arrival);
        }
        additions.attach(transaction, caseOf, now);
        return new Added(opening, tell(transaction, added, caseOf, now, counts));
    }

    private List<Outgoing<? extends CaseEvent>> tell(
            Connection transaction, List<Arrival> added, Map<String, Long> caseOf, Instant now, IntakeCounts counts)
            throws SQLException {
        Map<Long, Case> current = new HashMap<>();
        for (Case locked : cases.lock(transaction, caseOf.values())) {
            current.put(locked.number(), locked);
        }
        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>(added.size());
        List<TimelineEntry> timeline = new ArrayList<>(added.size());
        List<AuditEntry> audited = new ArrayList<>(added.size());
        for (Arrival arrival : added) {
            Message message = arrival.message();
            Case before = Objects.requireNonNull(current.get(caseOf.get(message.messageId())));
            Case after = before.became(before.status());
            current.put(after.number(), after);
            timeline.add(new TimelineEntry(
                    after.number(),
                    after.version(),
                    now,
                    "message-added",
                    "citizen",
                    after.status().assignment().map(Assignment::executor).orElse(null),
                    message.messageId()));
            audited.add(AuditEntry.changed(after, "message-added", message.messageId(), "citizen", null, now));
            MessageAdded fact = new MessageAdded(after.snapshot(), message.messageId(), message.text(), origin(message));
            events.add(Outgoing.to(Streams.CASES_EVENTS, after.caseId(), Ids.next(), after.caseId(), fact)
                    .toTopics(after.topics())
                    .causedBy(arrival.envelope()));
            // An import run waits until each of its messages is accounted for.
            counts.opened(message.batch());
        }
        cases.update(transaction, current.values());
        cases.append(transaction, timeline);
        audit.append(transaction, audited);
        return events;
    }

    private static CaseSnapshot.Origin origin(Message message) {
        return new CaseSnapshot.Origin(
                message.channel(),
                message.source(),
                message.externalId(),
                message.conversation(),
                message.contactId(),
                message.language());
    }
}
