package otklik.routing.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * One way to write values as bytes, so that they can be hashed and signed: numbers as eight bytes, big end first; texts and
 * bytes behind their length in four, with length -1 for absent. No two lists of values give the same bytes.
 */
final class Canonical {
    private static final int ABSENT = -1;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** @param what is written, and in which version of its form */
    Canonical(String what) {
        text(what);
    }

    Canonical number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    Canonical text(@Nullable String value) {
        if (value == null) {
            length(ABSENT);
            return this;
        }
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    Canonical bytes(byte[] value) {
        length(value.length);
        out.writeBytes(value);
        return this;
    }

    private void length(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    byte[] sha256() {
        return sha256(out.toByteArray());
    }

    static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
