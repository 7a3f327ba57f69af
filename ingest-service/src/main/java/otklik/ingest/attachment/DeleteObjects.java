package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Transactions;
import otklik.ingest.attachment.store.Vault;

/** Deletes the bytes of what nobody refers to. Without their row they cannot be read any more; this gives the room back. */
@Singleton
final class DeleteObjects {
    private static final Logger LOG = Logger.getLogger(DeleteObjects.class);
    private static final int BATCH = 50;

    private final BlobRows blobs;
    private final Vault vault;
    private final DataSource database;

    DeleteObjects(BlobRows blobs, Vault vault, DataSource database) {
        this.blobs = blobs;
        this.vault = vault;
        this.database = database;
    }

    /** What is due now; where the store is away it stays due. */
    void due(Instant now) throws SQLException {
        boolean more = true;
        while (more) {
            more = Transactions.run(database, transaction -> {
                List<String> due = blobs.due(transaction, now, BATCH);
                List<String> deleted = new ArrayList<>();
                for (String object : due) {
                    if (!delete(object)) {
                        break;
                    }
                    deleted.add(object);
                }
                blobs.deleted(transaction, deleted);
                return deleted.size() == BATCH;
            });
        }
    }

    private boolean delete(String object) {
        try {
            vault.delete(object);
            return true;
        } catch (IOException e) {
            LOG.warnf("object=%s store=away fault=%s", object, e.getClass().getName());
            return false;
        }
    }
}
