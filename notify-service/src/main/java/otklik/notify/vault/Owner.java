package otklik.notify.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Whose key it is: a digest, so that no pseudonym lies beside the keys.
 *
 * @param digest 32 bytes, base64url without padding
 */
public record Owner(String digest) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param citizen his pseudonym; where it is not known, the contact stands for him */
    public static Owner of(@Nullable String citizen, String contactId) {
        return citizen == null ? hash("contact " + contactId) : hash("citizen " + citizen);
    }

    /** One that nobody is yet. */
    public static Owner fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    public static Owner of(byte[] bytes) {
        return new Owner(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(digest);
    }

    private static Owner hash(String name) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
