package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import otklik.contracts.CitizenEvent;
import otklik.contracts.CitizenEvent.CitizenErased;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;

/**
 * A citizen who asked to be forgotten refers to no file any more, fetched or not. With its last reference a file's key goes at
 * once, and its bytes soon after.
 */
@Singleton
final class ForgetCitizen implements DatabaseConsumer.Handler<CitizenEvent> {
    private static final Logger LOG = Logger.getLogger(ForgetCitizen.class);

    private final ErasureRows rows;
    private final BlobRows blobs;
    private final Clock clock;

    ForgetCitizen(ErasureRows rows, BlobRows blobs, Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<CitizenEvent>> batch) throws SQLException {
        rows.shut(transaction);
        for (Envelope<CitizenEvent> envelope : batch) {
            switch (envelope.event()) {
                case CitizenErased gone -> forget(transaction, gone);
            }
        }
        blobs.dropUnreferred(transaction, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void forget(Connection transaction, CitizenErased gone) throws SQLException {
        List<String> told = gone.messageIds();
        List<String> messageIds = told == null ? List.of(gone.asked().messageId()) : told;
        List<String> senders = new ArrayList<>(messageIds);
        if (gone.citizen() != null) {
            senders.add(gone.citizen());
        }
        Instant erasedAt = gone.erasedAt();
        rows.mark(transaction, senders, erasedAt);
        int files = rows.forget(transaction, gone.citizen(), messageIds, erasedAt);
        LOG.infof("erasure=%s attachments=%d", gone.erasureId(), files);
    }
}
