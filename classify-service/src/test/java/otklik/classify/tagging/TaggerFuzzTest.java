package otklik.classify.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.classify.bench.HostileInputs;

/**
 * Every text gets a tag: nothing throws, nothing stalls, and a text gets the same tag whatever was read before it. How long the long ones
 * take is measured by {@code HostileBench}; the limit here is there to end the test.
 */
class TaggerFuzzTest {
    private static final int LONGEST = 256 * 1024;
    private static final Map<String, String> TEXTS = HostileInputs.texts(LONGEST);
    private static final Tagger USED = new Tagger(TaggingFixture.PACK, TaggingFixture.MODEL, "test");

    @Property(tries = 150, seed = "21", shrinking = ShrinkingMode.BOUNDED)
    void shouldTagAnyTextAsIfItWereTheFirst(@ForAll("texts") String text) {
        Understood understood = USED.understand(text);

        Tagger fresh = new Tagger(TaggingFixture.PACK, TaggingFixture.MODEL, "test");
        assertThat(fresh.understand(text)).isEqualTo(understood);
        assertThat(understood.tags().confidence()).isBetween(0.0, 1.0);
        assertThat(TaggingFixture.MODEL.category().categories())
                .contains(understood.tags().category());
    }

    @ParameterizedTest
    @MethodSource("longest")
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldTagTheLongestTextWhateverFillsIt(String name) {
        String text = Objects.requireNonNull(TEXTS.get(name));

        Understood understood = USED.understand(text);

        assertThat(understood.tags().versions().input()).hasSize(64);
    }

    static List<String> longest() {
        return List.copyOf(TEXTS.keySet());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                        List.copyOf(HostileInputs.pieces().values()))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(
                hostile, Arbitraries.strings(), Arbitraries.strings().ofMaxLength(4));
    }
}
