package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentEvent;
import otklik.contracts.AttachmentEvent.AttachmentStored;
import otklik.eventing.Outbox;
import otklik.eventing.Transactions;
import otklik.ingest.attachment.UploadRows.Uploaded;
import otklik.ingest.attachment.content.Fault;

/**
 * The end of the way of a file that came with its message: it is kept already, so that its reference passes to the message's row and it
 * is told of as any other file, in one transaction.
 */
@Singleton
final class AdoptUpload {
    private final DataSource database;
    private final AttachmentRows rows;
    private final UploadRows uploads;
    private final BlobRows blobs;
    private final Outbox outbox;
    private final Clock clock;

    AdoptUpload(
            DataSource database, AttachmentRows rows, UploadRows uploads, BlobRows blobs, Outbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.uploads = uploads;
        this.blobs = blobs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return why it is refused; null where it is kept, or another does it, or it is erased */
    @Nullable
    Fault adopt(Job job) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Fault> fault = Transactions.runAnew(database, transaction -> adopt(transaction, job, now));
        outbox.signal();
        return fault.orElse(null);
    }

    private Optional<Fault> adopt(Connection transaction, Job job, Instant now) throws SQLException {
        Optional<Uploaded> upload = uploads.take(transaction, UploadSource.id(job.address()), job.messageId());
        if (upload.isEmpty()) {
            return refuse(transaction, job, Fault.NOT_THERE, now);
        }
        Uploaded kept = upload.get();
        if (rows.hasSame(transaction, job, kept.contentHash())) {
            blobs.release(transaction, kept.contentHash());
            return refuse(transaction, job, Fault.REPEATED, now);
        }
        if (rows.store(transaction, job, kept.contentHash(), now)) {
            append(transaction, stored(job, kept, now));
        } else {
            transaction.rollback();
        }
        return Optional.empty();
    }

    private Optional<Fault> refuse(Connection transaction, Job job, Fault fault, Instant now) throws SQLException {
        if (rows.refuse(transaction, job, fault, now)) {
            append(transaction, job.refused(fault, now));
            return Optional.of(fault);
        }
        transaction.rollback();
        return Optional.empty();
    }

    private void append(Connection transaction, AttachmentEvent event) throws SQLException {
        outbox.append(transaction, List.of(AttachmentEvents.outgoing(event)));
    }

    private static AttachmentStored stored(Job job, Uploaded kept, Instant now) {
        return new AttachmentStored(
                job.id(),
                job.messageId(),
                job.index(),
                job.citizen(),
                job.receivedAt(),
                HexFormat.of().formatHex(kept.contentHash()),
                kept.type(),
                Math.toIntExact(kept.bytes()),
                kept.width(),
                kept.height(),
                kept.thumbnail(),
                kept.position(),
                kept.takenAt(),
                now);
    }
}
