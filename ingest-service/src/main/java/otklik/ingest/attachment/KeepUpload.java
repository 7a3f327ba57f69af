package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.eventing.Transactions;
import otklik.ingest.attachment.WriteBlob.Written;
import otklik.ingest.attachment.content.Inspection;
import otklik.ingest.attachment.content.Unfit;

/**
 * Keeps a file that came with its message, before the message goes on its way: looked through, encrypted, once for one content. If the
 * message never comes, the file goes after {@link UploadRows#KEPT}. Thread-safe; blocks a virtual thread.
 */
@Singleton
public final class KeepUpload {
    private final DataSource database;
    private final UploadRows uploads;
    private final BlobRows blobs;
    private final LookThrough lookThrough;
    private final WriteBlob writeBlob;

    KeepUpload(DataSource database, UploadRows uploads, BlobRows blobs, LookThrough lookThrough, WriteBlob writeBlob) {
        this.database = database;
        this.uploads = uploads;
        this.blobs = blobs;
        this.lookThrough = lookThrough;
        this.writeBlob = writeBlob;
    }

    /** What the message is to name as the file's url: the same where the same file is sent again with the same message. */
    public static String address(String chat, String clientId, String sha256) {
        return UploadSource.address(chat, clientId, sha256);
    }

    /**
     * When it returns the file is durable and its message may be acknowledged.
     *
     * @param message that names the file
     * @param address as {@link #address} made it
     * @throws Unfit where it is not one that is kept
     * @throws IOException where the store is away
     */
    public void keep(Message message, String address, byte[] sent)
            throws Unfit, IOException, SQLException, InterruptedException {
        String id = UploadSource.id(address);
        byte[] addressHash = Hashes.sha256(address.getBytes(StandardCharsets.UTF_8));
        if (Transactions.run(database, transaction -> uploads.isKnown(transaction, id, message, addressHash))) {
            return;
        }
        Inspection seen = lookThrough.look(sent);
        if (!add(message, id, seen, null)) {
            add(message, id, seen, writeBlob.write(seen));
        }
    }

    /**
     * @param written absent where the same may be kept already
     * @return false where it is not
     */
    private boolean add(Message message, String id, Inspection seen, @Nullable Written written) throws SQLException {
        byte[] hash = Hashes.sha256(seen.bytes());
        return Transactions.run(database, transaction -> {
            if (!uploads.add(transaction, id, message, hash, seen)) {
                return true;
            }
            if (written != null) {
                blobs.add(transaction, hash, written.object(), written.wrappedKey(), seen);
            } else if (!blobs.refer(transaction, hash)) {
                transaction.rollback();
                return false;
            }
            return true;
        });
    }
}
