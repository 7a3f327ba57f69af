package otklik.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.ingest.message.MessageCheck;
import otklik.region.Polling;
import otklik.region.RegionPack;

/** By the pack's preset of incident-manager: items at {@code /data/items}, the next cursor at {@code /data/next}. */
class PageReaderTest {
    private static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg"));
    private static final Polling POLLING =
            PACK.connector("incident-manager").orElseThrow().polling().orElseThrow();
    private static final String GOOD =
            "{\"data\":{\"items\":[{\"id\":\"1\",\"text\":\"Яма\",\"publishedAt\":\"2026-03-01T10:00:00Z\"}],\"next\":\"7\"}}";

    private final PageReader reader = new PageReader(
            new MessageCheck(Set.of(), Set.of(), Clock.systemUTC()), PACK, new FixedSettings(Map.of(), 3));

    @Test
    void shouldRefuseABadItemAlone() throws PollFailed {
        Page page = read("{\"data\":{\"items\":[{\"id\":\"1\",\"text\":\"a\"},{\"id\":\"2\"},7],\"next\":null}}");

        assertThat(page.notAmong(null))
                .extracting(item -> item.refusal() == null)
                .containsExactly(true, false, false);
        assertThat(page.next()).isNull();
    }

    @Test
    void shouldTellWhatIsNewFromWhatCameBefore() throws PollFailed {
        Page before = read("{\"data\":{\"items\":[{\"id\":\"1\",\"text\":\"a\"},{\"id\":\"2\",\"text\":\"b\"}]}}");
        Page now = read(
                "{\"data\":{\"items\":[{\"id\":\"1\",\"text\":\"a\"},{\"id\":\"2\",\"text\":\"c\"},{\"id\":\"3\",\"text\":\"a\"}]}}");

        assertThat(now.notAmong(before.digests()))
                .extracting(item -> item.sent().externalId())
                .containsExactly("2", "3");
        assertThat(now.notAmong(now.digests())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"8\" | 8", "8 | 8", "\"\" |", "null |"})
    void shouldFindTheNextCursorWhateverItIsMadeOf(String json, @Nullable String next) throws PollFailed {
        assertThat(read("{\"data\":{\"items\":[],\"next\":" + json + "}}").next())
                .isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html>proxy says hello</html>",
                "{\"data\":{}}",
                "{\"data\":{\"items\":{}}}",
                "{\"data\":{\"items\":[]}} trailing",
                "{\"data\":{\"items\":[],\"next\":{}}}",
                "{\"data\":{\"items\":[{},{},{},{}]}}"
            })
    void shouldTakeNothingThatIsNoPage(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(PollFailed.class);
    }

    @Test
    void shouldNotDrownInDepthOrBreakOnAnyBytes() {
        String deep = "{\"data\":{\"items\":[" + "[".repeat(100_000) + "]".repeat(100_000) + "]}}";
        assertThatThrownBy(() -> read(deep)).isInstanceOf(PollFailed.class);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = GOOD.getBytes(UTF_8);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(POLLING, bytes);
            } catch (PollFailed expected) {
                assertThat(expected.reason()).doesNotContain("Яма");
            }
        }
    }

    private Page read(String body) throws PollFailed {
        return reader.read(POLLING, body.getBytes(UTF_8));
    }
}
