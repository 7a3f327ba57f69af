package otklik.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The receiver's half of Standard Webhooks, written from its specification and not from our sender's code: {@code
 * webhook-signature} holds {@code v1,base64(HMAC-SHA256(secret, id.timestamp.body))}, several of them separated by spaces
 * while a secret is rotated; {@code webhook-timestamp} is in seconds and must be within five minutes of now.
 */
public final class StandardWebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    private final SecretKeySpec key;

    /** @param secret {@code whsec_} and the key's base64 */
    public StandardWebhookSignature(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook's secret starts with " + PREFIX);
        }
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256");
    }

    /** What a sender writes in {@code webhook-signature}. */
    public String sign(String id, String timestamp, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(digest(id, timestamp, body));
    }

    /** Whether one of the signatures is ours and the time is fresh. A header that is absent never verifies. */
    public boolean verifies(
            @Nullable String id, @Nullable String timestamp, byte[] body, @Nullable String signatures, Instant now) {
        if (id == null || timestamp == null || signatures == null || !fresh(timestamp, now)) {
            return false;
        }
        byte[] ours = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        for (String theirs : signatures.split(" ", -1)) {
            if (MessageDigest.isEqual(ours, theirs.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private static boolean fresh(String timestamp, Instant now) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    private byte[] digest(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", impossible);
        }
    }
}
