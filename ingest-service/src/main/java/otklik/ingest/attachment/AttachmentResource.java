package otklik.ingest.attachment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentLink;
import otklik.eventing.Transactions;
import otklik.ingest.attachment.AttachmentParts.LinkKey;
import otklik.ingest.attachment.content.FileType;
import otklik.ingest.attachment.store.Vault;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * {@code GET /v1/attachments/{id}}: a file, for whoever has a link that routing-service signed a moment ago. Whatever it is, a
 * browser shows it alone, runs nothing of it and keeps nothing.
 */
@Path("/v1/attachments/{id}")
@PermitAll
@RunOnVirtualThread
public class AttachmentResource {
    private static final Logger LOG = Logger.getLogger(AttachmentResource.class);
    private static final String SECONDS = "\\d{1,12}";

    private final BlobRows blobs;
    private final Vault vault;
    private final LinkKey key;
    private final DataSource database;
    private final Clock clock;

    AttachmentResource(BlobRows blobs, Vault vault, LinkKey key, DataSource database, Clock clock) {
        this.blobs = blobs;
        this.vault = vault;
        this.key = key;
        this.database = database;
        this.clock = clock;
    }

    @GET
    public Response read(
            @PathParam("id") String id,
            @QueryParam("part") @Nullable String part,
            @QueryParam("expires") @Nullable String expires,
            @QueryParam("signature") @Nullable String signature)
            throws Refused, SQLException {
        String wanted = part == null ? AttachmentLink.FILE : part;
        admit(id, wanted, expires, signature);
        Optional<Blob> found = Transactions.run(database, transaction -> blobs.ofAttachment(transaction, id));
        if (found.isEmpty()
                || wanted.equals(AttachmentLink.THUMBNAIL) && !found.get().thumbnail()) {
            throw Refusal.of(Reason.NOT_FOUND, "id").thrown();
        }
        return answer(id, wanted, found.get());
    }

    private void admit(String id, String part, @Nullable String expires, @Nullable String signature) throws Refused {
        boolean good = isId(id)
                && AttachmentLink.PARTS.contains(part)
                && expires != null
                && expires.matches(SECONDS)
                && new AttachmentLink(id, part, Instant.ofEpochSecond(Long.parseLong(expires)))
                        .opens(key.key(), signature, clock.instant());
        if (!good) {
            throw Refusal.of(Reason.BAD_LINK, "signature").thrown();
        }
    }

    private static boolean isId(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Response answer(String id, String part, Blob blob) throws Refused {
        boolean small = part.equals(AttachmentLink.THUMBNAIL);
        String type = small ? FileType.JPEG.mediaType() : blob.type();
        String extension = FileType.ofMediaType(type).map(FileType::extension).orElse("bin");
        String shown = type.startsWith("image/") ? "inline" : "attachment";
        return Response.ok(opened(id, part, blob))
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown + "; filename=\"" + id + "." + extension + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-site")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** Its first part has been checked when it is given out; a later one that was tampered with breaks the answer off. */
    private InputStream opened(String id, String part, Blob blob) throws Refused {
        try {
            InputStream in = new BufferedInputStream(vault.open(blob.object(), part, blob.wrappedKey()));
            in.mark(1);
            if (in.read() >= 0) {
                in.reset();
            }
            return in;
        } catch (FileNotFoundException e) {
            LOG.errorf("attachment=%s object=%s state=lost", id, blob.object());
            throw Refusal.of(Reason.NOT_FOUND, "id").thrown();
        } catch (IOException e) {
            LOG.errorf(
                    "attachment=%s object=%s state=unreadable fault=%s",
                    id, blob.object(), e.getClass().getName());
            LOG.debug("attachment=unreadable", e);
            throw Refusal.of(Reason.FILE_AWAY, "id").thrown();
        }
    }
}
