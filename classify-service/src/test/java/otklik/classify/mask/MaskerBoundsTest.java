package otklik.classify.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.classify.bench.HostileInputs;

/** A pattern of quadratic cost would need minutes for these texts; the limit is there to end the test, not to measure. */
class MaskerBoundsTest {
    private static final int LONGEST = 256 * 1024;
    private static final Duration ENDLESS = Duration.ofSeconds(20);

    private final Masker masker = new Masker();

    @ParameterizedTest
    @MethodSource("pieces")
    void shouldStayLinearWhenOnePieceFillsTheText(String name) {
        String piece = Objects.requireNonNull(HostileInputs.pieces().get(name));
        String text = piece.repeat(LONGEST / piece.length());

        Assertions.assertTimeoutPreemptively(ENDLESS, () -> masker.mask(text));
    }

    @Test
    void shouldFindThePhoneBehindAVeryLongText() {
        String text = "х ".repeat(LONGEST / 2 - 20) + "8 912 345 67 89";

        assertThat(masker.mask(text).text()).endsWith("х <PHONE>");
    }

    static List<String> pieces() {
        return List.copyOf(HostileInputs.pieces().keySet());
    }
}
