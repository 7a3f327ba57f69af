package otklik.eventing.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows of a text that this installation gave it out, without storing anything: {@code <text>.<HMAC-SHA256, base64url>}.
 * Thread-safe.
 */
public final class Stamps {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final List<SecretKeySpec> keys;

    private Stamps(List<SecretKeySpec> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @param file one key a line, 32 random bytes in Base64: the first stamps, each is good for a check, so that a key can
     *     be changed
     * @throws UncheckedIOException when the file is missing or holds something else; the message names the file
     */
    public static Stamps read(Path file) {
        try {
            List<SecretKeySpec> keys = Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(Stamps::key)
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("no key");
            }
            return new Stamps(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys of stamps " + file, e);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(
                    file + " is no file of stamps' keys: expected lines of " + KEY_BYTES + " random bytes in Base64",
                    e));
        }
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of another length");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    public String stamp(String text) {
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hash(keys.getFirst(), text));
    }

    /** The text, where the stamp is ours; compares in constant time. */
    public Optional<String> check(String stamped) {
        int dot = stamped.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String text = stamped.substring(0, dot);
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(stamped.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean good = false;
        for (SecretKeySpec key : keys) {
            good |= MessageDigest.isEqual(hash(key, text), given);
        }
        return good ? Optional.of(text) : Optional.empty();
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
