package otklik.routing.attachment;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.contracts.AttachmentEvent;
import otklik.contracts.AttachmentEvent.AttachmentRefused;
import otklik.contracts.AttachmentEvent.AttachmentStored;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.routing.erasure.ErasedCitizens;
import otklik.routing.sight.Sight;

/**
 * Keeps what ingest-service told of files. It may come before the message does, and after its citizen is erased: then it stays
 * erased, as his messages do.
 */
public final class KeepAttachments implements DatabaseConsumer.Handler<AttachmentEvent> {
    private final AttachmentRows rows = new AttachmentRows();
    private final ErasedCitizens erasedCitizens = new ErasedCitizens();

    @Override
    public void handle(Connection transaction, List<Envelope<AttachmentEvent>> batch) throws SQLException {
        Sight.SERVICE.enter(transaction);
        Set<String> citizens = new HashSet<>();
        for (Envelope<AttachmentEvent> envelope : batch) {
            if (envelope.event() instanceof AttachmentStored stored && stored.citizen() != null) {
                citizens.add(stored.citizen());
            }
        }
        erasedCitizens.holdOpen(transaction);
        Map<String, Instant> erased = citizens.isEmpty() ? Map.of() : erasedCitizens.among(transaction, citizens);
        rows.add(
                transaction,
                batch.stream()
                        .map(Envelope::event)
                        .filter(event -> !isOlderThanErasure(event, erased))
                        .toList());
    }

    private static boolean isOlderThanErasure(AttachmentEvent event, Map<String, Instant> erased) {
        return switch (event) {
            case AttachmentStored stored -> {
                Instant at = stored.citizen() == null ? null : erased.get(stored.citizen());
                yield at != null && !stored.receivedAt().isAfter(at);
            }
            case AttachmentRefused refused -> false;
        };
    }
}
