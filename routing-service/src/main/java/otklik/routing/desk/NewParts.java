package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.citizen.Pins;

/** Cases that staff open for parts of a message: few at a time, with all that a case opened by its message has. */
final class NewParts {
    private final CaseStore cases;
    private final CaseCommand.Clocks clocks;
    private final Pins pins;
    private final Sealer toNotify;
    private final Outbox outbox;
    private final AuditTrail audit = new AuditTrail();

    NewParts(CaseStore cases, CaseCommand.Clocks clocks, Pins pins, Sealer toNotify, Outbox outbox) {
        this.cases = cases;
        this.clocks = clocks;
        this.pins = pins;
        this.toNotify = toNotify;
        this.outbox = outbox;
    }

    long[] numbers(Connection transaction, int count) throws SQLException {
        return cases.numbers(transaction, count);
    }

    void store(Connection transaction, Request by, List<Case> parts, Instant now) throws SQLException {
        List<TimelineEntry> timeline = new ArrayList<>();
        List<AuditEntry> audited = new ArrayList<>();
        List<Outgoing<CaseOpened>> told = new ArrayList<>();
        Map<Long, Optional<Instant>> timers = new LinkedHashMap<>();
        for (Case part : parts) {
            String pin = pins.next();
            cases.insertPart(transaction, part, pins.hash(part.caseId(), pin));
            timeline.add(opened(part, by, now));
            audited.add(AuditEntry.changed(
                    part, "opened", "", by.caller().name(), by.caller().agency(), now));
            told.add(Outgoing.to(
                            Streams.CASES_EVENTS,
                            part.caseId(),
                            Ids.next(),
                            part.caseId(),
                            new CaseOpened(part.snapshot(), toNotify.seal(pin)))
                    .toTopics(part.topics())
                    .traced(by.traceparent()));
            timers.put(part.number(), clocks.timers().next(part, now));
        }
        if (!parts.isEmpty()) {
            cases.append(transaction, timeline);
            audit.append(transaction, audited);
            clocks.rows().set(transaction, timers);
            outbox.append(transaction, told);
        }
    }

    private static TimelineEntry opened(Case part, Request by, Instant now) {
        return new TimelineEntry(
                part.number(),
                part.version(),
                now,
                "opened",
                by.caller().name(),
                part.status().assignment().map(Assignment::executor).orElse(null),
                "split from " + by.reference());
    }
}
