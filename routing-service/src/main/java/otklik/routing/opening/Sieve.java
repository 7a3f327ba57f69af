package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import otklik.contracts.Message;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.routing.conversation.WithdrawnMessages;
import otklik.routing.erasure.ErasedCitizens;

/** What of a batch is worked on: not what its citizen had erased or deleted before it came, nor what has to wait. */
final class Sieve {
    private static final Logger LOG = Logger.getLogger(Sieve.class);

    private final ErasedCitizens erasedCitizens = new ErasedCitizens();
    private final WithdrawnMessages withdrawnMessages = new WithdrawnMessages();
    private final Waiting waiting;

    Sieve(Waiting waiting) {
        this.waiting = waiting;
    }

    List<Envelope<TaggedEvent>> of(
            Connection transaction, List<Envelope<TaggedEvent>> batch, Instant now, IntakeCounts counts)
            throws SQLException {
        List<Envelope<TaggedEvent>> kept =
                withoutWithdrawn(transaction, withoutErased(transaction, batch, counts), counts);
        return waiting.keepBack(transaction, kept, now);
    }

    /** What a citizen wrote before he was erased stays erased, however late it comes: for his import run it is a repeat. */
    private List<Envelope<TaggedEvent>> withoutErased(
            Connection transaction, List<Envelope<TaggedEvent>> batch, IntakeCounts counts) throws SQLException {
        Set<String> citizens = new HashSet<>();
        for (Envelope<TaggedEvent> envelope : batch) {
            String citizen = envelope.event().message().citizen();
            if (citizen != null) {
                citizens.add(citizen);
            }
        }
        erasedCitizens.holdOpen(transaction);
        Map<String, Instant> erased = citizens.isEmpty() ? Map.of() : erasedCitizens.among(transaction, citizens);
        if (erased.isEmpty()) {
            return batch;
        }
        List<Envelope<TaggedEvent>> kept = new ArrayList<>(batch.size());
        for (Envelope<TaggedEvent> envelope : batch) {
            Message message = envelope.event().message();
            Instant at = message.citizen() == null ? null : erased.get(message.citizen());
            if (at == null || message.receivedAt().isAfter(at)) {
                kept.add(envelope);
            } else {
                counts.repeated(message.batch());
                LOG.infof("message=%s outcome=erased-before", message.messageId());
            }
        }
        return kept;
    }

    /** What its citizen deleted in his chat before it came opens nothing. */
    private List<Envelope<TaggedEvent>> withoutWithdrawn(
            Connection transaction, List<Envelope<TaggedEvent>> batch, IntakeCounts counts) throws SQLException {
        Set<String> fromChats = new HashSet<>();
        for (Envelope<TaggedEvent> envelope : batch) {
            Message message = envelope.event().message();
            if (message.contactId() != null) {
                fromChats.add(message.messageId());
            }
        }
        Set<String> withdrawn = withdrawnMessages.among(transaction, fromChats);
        if (withdrawn.isEmpty()) {
            return batch;
        }
        List<Envelope<TaggedEvent>> kept = new ArrayList<>(batch.size());
        for (Envelope<TaggedEvent> envelope : batch) {
            Message message = envelope.event().message();
            if (withdrawn.contains(message.messageId())) {
                counts.repeated(message.batch());
                LOG.infof("message=%s outcome=withdrawn-before", message.messageId());
            } else {
                kept.add(envelope);
            }
        }
        return kept;
    }
}
