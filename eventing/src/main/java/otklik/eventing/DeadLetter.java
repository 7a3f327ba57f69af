package otklik.eventing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;

/**
 * A record on a {@code .dead} topic, as JSON.
 *
 * @param stream topic it was on
 * @param partition there; {@link #UNSENT} where it was refused before it got there
 * @param offset there; of what was not sent a number that no other has
 * @param consumer who could not work on it
 * @param type its {@code ce_type}, where it had one
 * @param eventId its {@code ce_id}, where it had one
 * @param reason why, quoting nothing of the content
 * @param sealed an {@link Original} as JSON, compressed (gzip), sealed to the dead-letter key
 */
public record DeadLetter(
        String stream,
        int partition,
        long offset,
        String consumer,
        @Nullable String type,
        @Nullable String eventId,
        String reason,
        int attempts,
        String codeVersion,
        Instant failedAt,
        String sealed) {

    public static final String TYPE = "otklik.dead-letter.v1";

    /** In place of a partition. */
    static final int UNSENT = -1;

    /**
     * The poison record itself.
     *
     * @param headers name → value, base64
     */
    public record Original(byte @Nullable [] key, Map<String, String> headers, byte @Nullable [] value) {}

    public static DeadLetter read(byte[] json) throws IOException {
        return EventJson.mapper().readValue(json, DeadLetter.class);
    }

    /** @throws UnreadableSeal when {@code unsealer} has not the dead-letter key */
    public Original open(Unsealer unsealer) throws UnreadableSeal, IOException {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(unsealer.unseal(sealed)))) {
            return EventJson.mapper().readValue(plain, Original.class);
        }
    }

    /** A letter must fit where its original fitted, although base64 made it longer twice. */
    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return compressed.toByteArray();
    }
}
