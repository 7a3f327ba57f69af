package otklik.routing.citizen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The six digits that open a citizen's status page. Stored is their HMAC-SHA256 under a key that the database does not have,
 * bound to the case, so that neither the table alone nor another case's row helps to guess. Thread-safe.
 */
public final class Pins {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private final SecretKeySpec key;
    private final SecureRandom random;

    public Pins(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.random = random;
    }

    /** @throws UncheckedIOException when {@code pin.key} in the folder is missing or not 32 bytes in base 64 */
    public static Pins read(Path keysDir, SecureRandom random) {
        Path file = keysDir.resolve("pin.key");
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return new Pins(key, random);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the PIN key " + file, e);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("not base 64: " + file, e));
        }
        throw new UncheckedIOException(new IOException("not a key of 32 bytes: " + file));
    }

    public String next() {
        return String.format("%06d", random.nextInt(1_000_000));
    }

    public byte[] hash(String caseId, String pin) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(caseId.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(pin.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** In a time that does not tell how much of the PIN was right. */
    public boolean matches(byte[] hash, String caseId, String pin) {
        return MessageDigest.isEqual(hash, hash(caseId, pin));
    }
}
