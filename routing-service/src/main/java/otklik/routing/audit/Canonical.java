package otklik.routing.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One way to write values as bytes, so that they can be hashed and signed: numbers as eight bytes, big end first; texts and
 * bytes behind their length in four, with length -1 for absent. No two lists of values give the same bytes.
 */
final class Canonical {
    private static final int ABSENT = -1;
    private ByteBuffer out = ByteBuffer.allocate(256);

    /** @param what is written, and in which version of its form */
    Canonical(String what) {
        text(what);
    }

    Canonical number(long value) {
        room(Long.BYTES).putLong(value);
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
        room(value.length).put(value);
        return this;
    }

    private void length(int value) {
        room(Integer.BYTES).putInt(value);
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(2 * (out.position() + bytes)).put(out.flip());
        }
        return out;
    }

    byte[] toBytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    byte[] sha256() {
        return sha256(toBytes());
    }

    static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
