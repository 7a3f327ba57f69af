package otklik.ingest.stream;

/**
 * Cuts arriving bytes into lines. Keeps at most one line and one part in memory: of a line above the limit nothing is kept,
 * it is skipped up to its end. Not thread-safe.
 */
final class LineSplitter {
    private static final int KEPT_BYTES = 128 * 1024;

    /** What {@link #next} found. */
    enum Found {
        LINE,
        TOO_LONG,
        NOTHING
    }

    private final int limit;
    private byte[] bytes = new byte[KEPT_BYTES];
    private int start;
    private int scanned;
    private int end;
    private boolean skipping;
    private int lineStart;
    private int lineLength;
    private long number;

    /** @param limit most bytes of a line, its end not counted */
    LineSplitter(int limit) {
        this.limit = limit;
    }

    /** Adds what arrived. */
    void add(byte[] part) {
        int held = end - start;
        if (bytes.length - end < part.length) {
            int needed = held + part.length;
            byte[] into = needed <= KEPT_BYTES && bytes.length > KEPT_BYTES
                    ? new byte[KEPT_BYTES]
                    : needed <= bytes.length ? bytes : new byte[Math.max(needed, Math.min(2 * bytes.length, limit))];
            System.arraycopy(bytes, start, into, 0, held);
            bytes = into;
            scanned -= start;
            start = 0;
            end = held;
        }
        System.arraycopy(part, 0, bytes, end, part.length);
        end += part.length;
    }

    /** Goes to the next whole line. A found line is good until the next call of {@link #add}. */
    Found next() {
        for (int i = scanned; i < end; i++) {
            if (bytes[i] == '\n') {
                scanned = i + 1;
                return found(i);
            }
        }
        scanned = end;
        if (skipping || end - start > limit + 1) {
            skipping = true;
            start = end;
        }
        return Found.NOTHING;
    }

    /** After the end of the input: what stands there without a line end is a line as well. */
    Found last() {
        return skipping || end > start ? found(end) : Found.NOTHING;
    }

    private Found found(int lineEnd) {
        number++;
        lineStart = start;
        lineLength = lineEnd - start;
        start = Math.min(lineEnd + 1, end);
        if (lineLength > 0 && bytes[lineStart + lineLength - 1] == '\r') {
            lineLength--;
        }
        boolean tooLong = skipping || lineLength > limit;
        skipping = false;
        return tooLong ? Found.TOO_LONG : Found.LINE;
    }

    /** Of the line found last, from 1. */
    long number() {
        return number;
    }

    /** The array in which the line found last stands. */
    byte[] bytes() {
        return bytes;
    }

    int lineStart() {
        return lineStart;
    }

    int lineLength() {
        return lineLength;
    }

    /** True when the line found last holds nothing but white space. */
    boolean isBlank() {
        for (int i = lineStart; i < lineStart + lineLength; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
