package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.Message;
import otklik.contracts.Platform;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.opening.Known.News;
import otklik.routing.opening.MessageStore.Repeat;

/**
 * Messages that came before. Whatever comes under the id of an erased message is a repeat. Words that are known already, now or from before a revision, are a repeat and change nothing;
 * other words revise the case, unless they are older than those it has: a first message that comes back from the dead letters
 * after its revision must not undo it. What a platform says of its own work is told to staff and to nobody else: a citizen reads it there.
 */
final class KnownMessages {
    private final MessageStore messages;
    private final CaseStore cases;
    private final AuditTrail audit;

    KnownMessages(MessageStore messages, CaseStore cases, AuditTrail audit) {
        this.messages = messages;
        this.cases = cases;
        this.audit = audit;
    }

    /** The cases that these messages belong to, as far as they are known already. */
    Set<Long> caseNumbers(Connection transaction, List<Envelope<TaggedEvent>> batch) throws SQLException {
        return batch.isEmpty() ? Set.of() : messages.caseNumbers(transaction, ids(batch));
    }

    /** Works on them in their order; the events are to be published. */
    List<Outgoing<? extends CaseEvent>> handle(
            Connection transaction, List<Envelope<TaggedEvent>> batch, Instant now, IntakeCounts counts)
            throws SQLException {
        List<String> ids = ids(batch);
        Map<Long, Case> current = new HashMap<>();
        for (Case locked : cases.lock(transaction, messages.caseNumbers(transaction, ids))) {
            current.put(locked.number(), locked);
        }
        Map<String, Known> known = messages.known(transaction, ids);

        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>(batch.size());
        List<Envelope<TaggedEvent>> revisions = new ArrayList<>();
        List<Envelope<TaggedEvent>> said = new ArrayList<>();
        List<Envelope<TaggedEvent>> late = new ArrayList<>();
        List<TimelineEntry> timeline = new ArrayList<>();
        List<AuditEntry> audited = new ArrayList<>();
        Map<Long, Case> changed = new LinkedHashMap<>();
        Repeats repeats = new Repeats();
        for (Envelope<TaggedEvent> envelope : batch) {
            Message message = envelope.event().message();
            Known before = Objects.requireNonNull(known.get(message.messageId()));
            Case its = Objects.requireNonNull(current.get(before.caseNumber()));
            News news = before.newsIn(message);
            boolean revised = news == News.WORDS || news == News.PLATFORM;
            repeats.add(before, message, revised);
            known.put(message.messageId(), before.with(message, news));
            switch (news) {
                case NONE -> {}
                case LATE -> late.add(envelope);
                case WORDS -> revisions.add(envelope);
                case PLATFORM -> said.add(envelope);
            }
            if (revised) {
                Case after = its.reworded(message.messageId().equals(its.messageId()) ? message.text() : its.text());
                String change = news == News.WORDS ? CaseRevised.BY_WORDS : CaseRevised.BY_PLATFORM;
                current.put(after.number(), after);
                changed.put(after.number(), after);
                timeline.add(entry(after, message, news, now));
                audited.add(AuditEntry.changed(after, "revised", message.messageId(), null, null, now));
                events.add(event(
                                after,
                                new CaseRevised(after.snapshot(), message.messageId(), change, message.platform()),
                                envelope)
                        .toTopics(after.topics()));
            } else {
                events.add(event(
                        its, new MessageRepeated(its.snapshot(), message.messageId(), message.batch()), envelope));
            }
        }
        messages.revise(transaction, revisions, now);
        messages.note(transaction, said, now);
        messages.keepAside(transaction, late, now);
        cases.update(transaction, changed.values());
        cases.append(transaction, timeline);
        audit.append(transaction, audited);
        messages.repeat(transaction, repeats.rows(), now).forEach(stored -> stored.count(counts));
        return events;
    }

    private static TimelineEntry entry(Case after, Message message, News news, Instant now) {
        return new TimelineEntry(
                after.number(),
                after.version(),
                now,
                news == News.WORDS ? "revised" : "platform-reported",
                null,
                after.status().assignment().map(held -> held.executor()).orElse(null),
                news == News.WORDS ? message.messageId() : inShort(message.platform()));
    }

    /** What a platform says, in its own words. */
    private static String inShort(@Nullable Platform platform) {
        return platform == null
                ? ""
                : Stream.of(
                                platform.stage(),
                                platform.status(),
                                platform.decision(),
                                platform.rating() == null ? null : platform.rating() + "/5",
                                platform.holder())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
    }

    private static List<String> ids(List<Envelope<TaggedEvent>> batch) {
        return batch.stream()
                .map(envelope -> envelope.event().message().messageId())
                .distinct()
                .toList();
    }

    private static <E extends CaseEvent> Outgoing<E> event(Case of, E event, Envelope<TaggedEvent> cause) {
        return Outgoing.to(Streams.CASES_EVENTS, of.caseId(), Ids.next(), of.caseId(), event)
                .causedBy(cause);
    }

    /** One row for a message and an import run, however often the message is in the batch. */
    private static final class Repeats {
        private final Map<String, Repeat> byMessageAndBatch = new LinkedHashMap<>();

        void add(Known before, Message message, boolean revised) {
            String batch = message.batch() == null ? "" : message.batch();
            boolean counted = !batch.isEmpty() && !batch.equals(before.batch());
            Repeat repeat = new Repeat(message.messageId(), batch, revised, 1, counted);
            byMessageAndBatch.merge(repeat.key(), repeat, Repeat::and);
        }

        List<Repeat> rows() {
            return List.copyOf(byMessageAndBatch.values());
        }
    }
}
