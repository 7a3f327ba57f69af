package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentEvent;
import otklik.contracts.AttachmentEvent.AttachmentStored;
import otklik.contracts.AttachmentEvent.Position;
import otklik.eventing.Outbox;
import otklik.eventing.Transactions;
import otklik.ingest.attachment.WriteBlob.Written;
import otklik.ingest.attachment.content.Fault;
import otklik.ingest.attachment.content.Inspection;

/** The end of a file's way: kept or refused, in its row, in the count of references and on the stream in one transaction. */
@Singleton
final class KeepFile {
    private final DataSource database;
    private final AttachmentRows rows;
    private final BlobRows blobs;
    private final WriteBlob writeBlob;
    private final Outbox outbox;
    private final Clock clock;

    KeepFile(
            DataSource database, AttachmentRows rows, BlobRows blobs, WriteBlob writeBlob, Outbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.blobs = blobs;
        this.writeBlob = writeBlob;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return the fault where the message has the same file already; null where it is kept, or another does it, or it is erased */
    @Nullable
    Fault keep(Job job, Inspection seen) throws SQLException, IOException {
        byte[] hash = Hashes.sha256(seen.bytes());
        boolean known = Transactions.run(database, transaction -> blobs.isKept(transaction, hash));
        if (known) {
            Outcome outcome = finish(job, seen, hash, null);
            if (outcome != Outcome.GONE_MEANWHILE) {
                return outcome == Outcome.REPEATED ? Fault.REPEATED : null;
            }
        }
        return finish(job, seen, hash, writeBlob.write(seen)) == Outcome.REPEATED ? Fault.REPEATED : null;
    }

    /** For good. */
    void refuse(Job job, Fault fault) throws SQLException {
        Instant now = now();
        boolean refused = Transactions.run(database, transaction -> refuse(transaction, job, fault, now));
        if (refused) {
            outbox.signal();
        }
    }

    private boolean refuse(Connection transaction, Job job, Fault fault, Instant now) throws SQLException {
        boolean mine = rows.refuse(transaction, job, fault, now);
        if (mine) {
            append(transaction, job.refused(fault, now));
        }
        return mine;
    }

    private enum Outcome {
        KEPT,
        REPEATED,
        NOT_MINE,
        GONE_MEANWHILE
    }

    /** @param written absent where the same is kept already */
    private Outcome finish(Job job, Inspection seen, byte[] hash, @Nullable Written written) throws SQLException {
        Instant now = now();
        Outcome outcome = Transactions.run(database, transaction -> {
            if (rows.hasSame(transaction, job, hash)) {
                return refuse(transaction, job, Fault.REPEATED, now) ? Outcome.REPEATED : Outcome.NOT_MINE;
            }
            if (!rows.store(transaction, job, hash, now)) {
                return Outcome.NOT_MINE;
            }
            if (written != null) {
                blobs.add(transaction, hash, written.object(), written.wrappedKey(), seen);
            } else if (!blobs.refer(transaction, hash)) {
                transaction.rollback();
                return Outcome.GONE_MEANWHILE;
            }
            append(transaction, stored(job, seen, hash, now));
            return Outcome.KEPT;
        });
        outbox.signal();
        return outcome;
    }

    private void append(Connection transaction, AttachmentEvent event) throws SQLException {
        outbox.append(transaction, List.of(AttachmentEvents.outgoing(event)));
    }

    private static AttachmentStored stored(Job job, Inspection seen, byte[] hash, Instant now) {
        Inspection.Position place = seen.position();
        return new AttachmentStored(
                job.id(),
                job.messageId(),
                job.index(),
                job.citizen(),
                job.receivedAt(),
                HexFormat.of().formatHex(hash),
                seen.type().mediaType(),
                seen.bytes().length,
                seen.width(),
                seen.height(),
                seen.thumbnail() != null,
                place == null ? null : new Position(place.lat(), place.lon()),
                seen.takenAt(),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
