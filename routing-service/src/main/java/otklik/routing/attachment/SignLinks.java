package otklik.routing.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentLink;
import otklik.eventing.seal.SecretKeyFile;

/** Gives leave to read a file: ingest-service, which has it, believes a link that is signed with the key that both have. */
public final class SignLinks {
    private final byte[] key;
    private final Duration life;

    private SignLinks(byte[] key, Duration life) {
        this.key = key;
        this.life = life;
    }

    /** @throws java.io.UncheckedIOException when {@code attachment-link.key} in the folder is missing or no key */
    public static SignLinks read(Path keysDir, Duration life) {
        if (life.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "otklik.attachments.link-life is " + life + ", expected at least a second, such as PT5M");
        }
        return new SignLinks(SecretKeyFile.read(keysDir.resolve("attachment-link.key")), life);
    }

    /**
     * Where a file can be read.
     *
     * @param file below the base URL
     * @param thumbnail below the base URL; absent where there is none
     * @param expiresAt from then on neither opens anything
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(String file, @Nullable String thumbnail, Instant expiresAt) {
        /** Who has it has the file. */
        @Override
        public String toString() {
            return "Links[expiresAt=" + expiresAt + "]";
        }
    }

    public Links to(Attached kept, Instant now) {
        Instant expires = now.plus(life).truncatedTo(ChronoUnit.SECONDS);
        return new Links(
                path(kept, AttachmentLink.FILE, expires),
                kept.thumbnail() ? path(kept, AttachmentLink.THUMBNAIL, expires) : null,
                expires);
    }

    private String path(Attached kept, String part, Instant expires) {
        return new AttachmentLink(kept.attachmentId(), part, expires).signedPath(key);
    }
}
