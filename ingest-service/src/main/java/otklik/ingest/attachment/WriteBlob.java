package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import otklik.contracts.AttachmentLink;
import otklik.eventing.Ids;
import otklik.eventing.Transactions;
import otklik.ingest.attachment.content.Inspection;
import otklik.ingest.attachment.store.Vault;

/** Puts a file that was looked through into the store, for a row that is written afterwards; without one, its bytes are deleted. */
@Singleton
final class WriteBlob {
    /** Longer than anything takes between the first byte written and the row. */
    private static final Duration UNFINISHED = Duration.ofHours(1);

    private final DataSource database;
    private final BlobRows blobs;
    private final Vault vault;
    private final Clock clock;

    WriteBlob(DataSource database, BlobRows blobs, Vault vault, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param object its name in the store */
    record Written(String object, byte[] wrappedKey) {
        @Override
        public String toString() {
            return "Written[object=" + object + "]";
        }
    }

    /** When it returns the bytes survive a crash. */
    Written write(Inspection seen) throws SQLException, IOException {
        String object = Ids.next();
        Instant deleteAt = clock.instant().plus(UNFINISHED).truncatedTo(ChronoUnit.MICROS);
        Transactions.run(database, transaction -> {
            blobs.intend(transaction, object, deleteAt);
            return true;
        });
        byte[] wrappedKey = vault.newKey(object);
        vault.put(object, AttachmentLink.FILE, wrappedKey, seen.bytes());
        byte[] thumbnail = seen.thumbnail();
        if (thumbnail != null) {
            vault.put(object, AttachmentLink.THUMBNAIL, wrappedKey, thumbnail);
        }
        return new Written(object, wrappedKey);
    }
}
