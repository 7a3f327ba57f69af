package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import otklik.contracts.Streams;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;

class DeadLetterTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final KeysetHandle keys = SealKeys.generate();
    private final DeadLetters letters =
            new DeadLetters("classify", "0.1.0", new Sealer(SealKeys.publicHalf(keys), clock), clock);

    @Test
    void shouldHoldEverythingToReplayAndNothingToRead() throws Exception {
        var poison =
                new ConsumerRecord<>("messages.received", 3, 42L, bytes("key"), bytes("{\"text\":\"+79120000000\"}"));
        poison.headers().add("ce_type", bytes("otklik.message.received.v1"));

        Encoded encoded = letters.letter(poison, "the JSON does not fit at $.message", 2);

        assertThat(new String(encoded.payload(), StandardCharsets.UTF_8)).doesNotContain("79120000000");
        DeadLetter letter = DeadLetter.read(encoded.payload());
        assertThat(letter.stream()).isEqualTo("messages.received");
        assertThat(letter.offset()).isEqualTo(42);
        assertThat(encoded.topics()).containsExactly("messages.received.dead");
        DeadLetter.Original original = letter.open(new Unsealer(keys));
        assertThat(original.value()).isEqualTo(poison.value());
        assertThat(original.key()).isEqualTo(poison.key());
        assertThat(original.headers()).containsOnlyKeys("ce_type");
    }

    @Test
    void shouldFitIntoARecordWhateverFittedBefore() {
        // The longest text, 256 KB of characters that compress badly, as it is on messages.tagged: masked and sealed.
        StringBuilder masked = new StringBuilder();
        new Random(7).ints(256 * 1024, 0x4E00, 0x9FFF).forEach(masked::appendCodePoint);
        String seal = new Sealer(SealKeys.publicHalf(keys), clock).seal(masked.toString());
        var poison = new ConsumerRecord<>("messages.tagged", 0, 1L, bytes("k"), bytes(masked + seal));

        assertThat(letters.letter(poison, "x", 2).payload()).hasSizeLessThan(Streams.MAX_RECORD_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
