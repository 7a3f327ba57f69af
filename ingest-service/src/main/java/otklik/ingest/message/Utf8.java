package otklik.ingest.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8 into a buffer that is used again. Not thread-safe. */
final class Utf8 {
    private static final int KEPT_CHARS = 64 * 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer chars = CharBuffer.allocate(8 * 1024);

    /**
     * @return the characters, a byte order mark at their start left out, in the array of a buffer from {@code position} to
     *     {@code limit}; good until the next call
     * @throws Refused when the bytes are not UTF-8
     */
    CharBuffer decode(byte[] bytes, int from, int length) throws Refused {
        if (chars.capacity() < length || (chars.capacity() > KEPT_CHARS && length <= KEPT_CHARS)) {
            chars = CharBuffer.allocate(Math.max(length, 8 * 1024));
        }
        chars.clear();
        decoder.reset();
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, from, length), chars, true);
        if (result.isError()) {
            throw Refusal.of(Reason.BAD_UTF8).thrown();
        }
        decoder.flush(chars);
        chars.flip();
        if (chars.hasRemaining() && chars.get(0) == '\uFEFF') {
            chars.position(1);
        }
        return chars;
    }
}
