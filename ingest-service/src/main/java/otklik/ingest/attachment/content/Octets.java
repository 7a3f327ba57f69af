package otklik.ingest.attachment.content;

import java.nio.charset.StandardCharsets;

/** A stranger's bytes: every look beyond their end is {@link Unfit} and nothing else. */
final class Octets {
    private final byte[] bytes;

    Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    byte[] array() {
        return bytes;
    }

    boolean has(long from, long count) {
        return from >= 0 && count >= 0 && from + count <= bytes.length;
    }

    private int at(long index) throws Unfit {
        if (index < 0 || index >= bytes.length) {
            throw Unfit.damaged();
        }
        return bytes[(int) index] & 0xFF;
    }

    int u8(long index) throws Unfit {
        return at(index);
    }

    int u16(long index) throws Unfit {
        return at(index) << 8 | at(index + 1);
    }

    long u32(long index) throws Unfit {
        return (long) u16(index) << 16 | u16(index + 2);
    }

    int u16le(long index) throws Unfit {
        return at(index) | at(index + 1) << 8;
    }

    int u24le(long index) throws Unfit {
        return u16le(index) | at(index + 2) << 16;
    }

    long u32le(long index) throws Unfit {
        return u16le(index) | (long) u16le(index + 2) << 16;
    }

    /** Big-endian, of 0 to 8 bytes; a value beyond a long's reach is damage. */
    long unsigned(long index, int width) throws Unfit {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | at(index + i);
        }
        if (value < 0) {
            throw Unfit.damaged();
        }
        return value;
    }

    boolean says(long index, String ascii) {
        if (!has(index, ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[(int) index + i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Latin letters and whatever else is there. */
    String text(long index, int count) throws Unfit {
        need(index, count);
        return new String(bytes, (int) index, count, StandardCharsets.ISO_8859_1);
    }

    byte[] copy(long index, long count) throws Unfit {
        need(index, count);
        return java.util.Arrays.copyOfRange(bytes, (int) index, (int) (index + count));
    }

    void need(long index, long count) throws Unfit {
        if (!has(index, count)) {
            throw Unfit.damaged();
        }
    }
}
