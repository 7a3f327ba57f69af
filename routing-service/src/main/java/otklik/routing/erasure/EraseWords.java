package otklik.routing.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseErased;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.duplicate.ReleaseMembers;
import otklik.routing.erasure.ErasureRows.Own;

/** Takes the words out of messages and out of the cases that were opened by them, and tells all who may hold them. */
final class EraseWords {
    private final CaseStore cases;
    private final ErasureRows rows;
    private final ReleaseMembers releaseMembers;
    private final Outbox outbox;
    private final AuditTrail audit = new AuditTrail();

    EraseWords(CaseStore cases, ErasureRows rows, ReleaseMembers releaseMembers, Outbox outbox) {
        this.cases = cases;
        this.rows = rows;
        this.releaseMembers = releaseMembers;
        this.outbox = outbox;
    }

    /** Why, and who did it: absent for the citizen himself and for the pipeline. */
    record By(
            Because because,
            @Nullable String actor,
            @Nullable String agency) {}

    /** What was done: the cases as they were, before a word was taken out. */
    record Done(Erasure erasure, List<Case> before) {}

    Done erase(Connection transaction, Collection<Long> numbers, List<Own> messages, By by, Instant now)
            throws SQLException {
        List<Case> before = cases.lock(transaction, numbers);
        List<Case> after = before.stream().map(known -> known.erased(now)).toList();
        rows.eraseMessages(transaction, messages.stream().map(Own::messageId).toList(), now);
        cases.update(transaction, after);
        rows.eraseCases(transaction, numbers, now);
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        for (Case lead : before) {
            told.addAll(releaseMembers.release(
                    transaction, lead, new otklik.routing.duplicate.By(by.actor(), by.agency(), null, null), now));
        }
        for (Case erased : after) {
            Set<String> agencies = new TreeSet<>(erased.agencies());
            agencies.addAll(rows.leftBy(transaction, erased.number()));
            rows.remember(transaction, erased, agencies, now);
            told.add(told(erased, agencies, by));
        }
        cases.append(
                transaction,
                after.stream().map(erased -> entry(erased, by, now)).toList());
        Erasure erasure = new Erasure(
                UUID.fromString(Ids.next()), now, by.because().code(), by.actor(), after.size(), messages.size());
        rows.record(transaction, erasure);
        List<AuditEntry> audited = new ArrayList<>();
        audited.add(AuditEntry.citizenErased(
                erasure.id(), erasure.because(), erasure.cases(), by.actor(), by.agency(), now));
        for (Case erased : after) {
            audited.add(AuditEntry.changed(erased, "erased", by.because().code(), by.actor(), by.agency(), now));
        }
        audit.append(transaction, audited);
        outbox.append(transaction, told);
        return new Done(erasure, before);
    }

    private static TimelineEntry entry(Case erased, By by, Instant now) {
        return new TimelineEntry(
                erased.number(),
                erased.version(),
                now,
                "erased",
                by.actor(),
                erased.status().assignment().map(Assignment::executor).orElse(null),
                by.because().code());
    }

    private static Outgoing<CaseErased> told(Case erased, Set<String> agencies, By by) {
        List<String> topics = new ArrayList<>();
        topics.add(Streams.CASES_EVENTS.name());
        topics.addAll(Tombstones.topics(agencies));
        return Outgoing.to(
                        Streams.CASES_EVENTS,
                        erased.caseId(),
                        Ids.next(),
                        erased.caseId(),
                        new CaseErased(erased.snapshot(), by.because().code()))
                .toTopics(topics);
    }
}
