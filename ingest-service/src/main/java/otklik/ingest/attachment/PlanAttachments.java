package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.contracts.AttachmentEvent.AttachmentRefused;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.eventing.Outbox;
import otklik.ingest.attachment.content.Fault;
import otklik.ingest.attachment.source.Source;

/**
 * One row for each file that a durable message names. A message that comes again plans nothing anew; one that its citizen changed
 * plans what it did not name before. What an erased citizen sent before stays unfetched, however late it comes.
 */
@Singleton
final class PlanAttachments implements DatabaseConsumer.Handler<MessageEvent> {
    private final Sources sources;
    private final AttachmentRows rows;
    private final ErasureRows erased;
    private final Outbox outbox;
    private final AttachmentSettings settings;
    private final FetchLoop fetching;
    private final Clock clock;

    PlanAttachments(
            Sources sources,
            AttachmentRows rows,
            ErasureRows erased,
            Outbox outbox,
            AttachmentSettings settings,
            FetchLoop fetching,
            Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.erased = erased;
        this.outbox = outbox;
        this.settings = settings;
        this.fetching = fetching;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<MessageEvent>> batch) throws SQLException {
        List<Message> messages = batch.stream()
                .map(envelope -> envelope.event().message())
                .filter(message -> !message.attachments().isEmpty())
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        erased.holdOpen(transaction);
        List<Planned> planned = withoutErased(transaction, messages).stream()
                .flatMap(message -> message.attachments().stream().map(file -> planned(message, file.url())))
                .toList();
        if (planned.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<AttachmentRefused> refused = rows.plan(transaction, planned, settings.mostPerMessage(), now);
        outbox.append(
                transaction, refused.stream().map(AttachmentEvents::outgoing).toList());
    }

    @Override
    public void committed() {
        fetching.ring();
    }

    private List<Message> withoutErased(Connection transaction, List<Message> messages) throws SQLException {
        Set<String> senders = new HashSet<>();
        for (Message message : messages) {
            senders.add(message.messageId());
            if (message.citizen() != null) {
                senders.add(message.citizen());
            }
        }
        Map<String, Instant> marks = erased.among(transaction, senders);
        List<Message> kept = new ArrayList<>(messages.size());
        for (Message message : messages) {
            Instant at = message.citizen() == null ? null : marks.get(message.citizen());
            boolean older = at != null && !message.receivedAt().isAfter(at);
            if (!older && !marks.containsKey(message.messageId())) {
                kept.add(message);
            }
        }
        return kept;
    }

    private Planned planned(Message message, String address) {
        Source source = sources.of(address).orElse(null);
        String host = source == null ? "" : source.host(address);
        return new Planned(
                message.messageId(),
                message.citizen(),
                message.receivedAt().truncatedTo(ChronoUnit.MICROS),
                message.source(),
                address,
                host,
                host.isEmpty() ? Fault.BAD_ADDRESS : null);
    }
}
