package otklik.contracts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Leave to read one file for a short time: routing-service, which knows who may read a case, signs it; ingest-service, which
 * has the file, checks it and asks nothing more. Both have the key ({@code attachment-link.key}: 32 bytes in base 64).
 *
 * @param attachmentId as in {@link AttachmentEvent}
 * @param part {@code file} or {@code thumbnail}
 * @param expires from then on it opens nothing; whole seconds
 */
public record AttachmentLink(String attachmentId, String part, Instant expires) {
    public static final String FILE = "file";
    public static final String THUMBNAIL = "thumbnail";

    /** What a part may be. */
    public static final List<String> PARTS = List.of(FILE, THUMBNAIL);

    private static final String ALGORITHM = "HmacSHA256";

    public AttachmentLink {
        expires = Instant.ofEpochSecond(expires.getEpochSecond());
    }

    /** Below the base URL, signature included. */
    public String signedPath(byte[] key) {
        return "/v1/attachments/" + attachmentId + "?part=" + part + "&expires=" + expires.getEpochSecond()
                + "&signature=" + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(key));
    }

    /** Whether the key made this signature, compared in constant time, and the link is still good. */
    public boolean opens(byte[] key, @Nullable String signature, Instant now) {
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature == null ? "" : signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return MessageDigest.isEqual(signature(key), given) && now.isBefore(expires);
    }

    private byte[] signature(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String signed = String.join(
                    "\n", "otklik-attachment-link-1", attachmentId, part, Long.toString(expires.getEpochSecond()));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
