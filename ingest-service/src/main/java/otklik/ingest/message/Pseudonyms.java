package otklik.ingest.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA256, the first 128 bits, hex): who holds no key can neither turn a pseudonym back nor try native
 * ids one after another. Thread-safe.
 */
public final class Pseudonyms {
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 16;

    private final ThreadLocal<Mac> macs;

    /** @param key 32 random bytes */
    public Pseudonyms(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the pseudonym key has " + key.length + " bytes, expected " + KEY_BYTES);
        }
        byte[] own = key.clone();
        this.macs = ThreadLocal.withInitial(() -> mac(own));
    }

    /** @throws UncheckedIOException when the file is missing or is no key; the message names the file */
    public static Pseudonyms read(Path file) {
        try {
            return new Pseudonyms(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pseudonym key " + file, e);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(
                    file + " is no pseudonym key: expected " + KEY_BYTES + " random bytes in Base64", e));
        }
    }

    /** The citizen with this id on this network. */
    public String citizen(String network, String nativeId) {
        return of("citizen", network, nativeId);
    }

    /** A conversation at this source; its native id may be a phone number. */
    public String conversation(String source, String nativeId) {
        return of("conversation", source, nativeId);
    }

    /** A key for another purpose, derived from this one. */
    byte[] keyFor(String purpose) {
        return hash(purpose, "", "");
    }

    private String of(String kind, String where, String nativeId) {
        return HexFormat.of().formatHex(hash(kind, where, nativeId), 0, SHOWN_BYTES);
    }

    private byte[] hash(String kind, String where, String nativeId) {
        Mac mac = macs.get();
        mac.update(kind.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        mac.update(where.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(nativeId.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Arrays.copyOf(key, key.length), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
