package otklik.classify.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternTest {
    private static final List<String> LISTS = List.of("gas", "smell", "past", "done");

    @Test
    void shouldReadEveryPart() {
        Pattern pattern =
                Pattern.parse("pattern gas-smell gas 5 across brief: smell gas|done unless past nowhere done", LISTS);

        assertThat(pattern.emergency()).isEqualTo(new Emergency(Hazard.GAS, "gas-smell"));
        assertThat(pattern.window()).isEqualTo(5);
        assertThat(pattern.across()).isTrue();
        assertThat(pattern.brief()).isTrue();
        assertThat(pattern.needs()).isDeepEqualTo(new int[][] {{1}, {0, 3}});
        assertThat(pattern.unless()).containsExactly(2);
        assertThat(pattern.nowhere()).containsExactly(3);
    }

    @Test
    void shouldSayWhatIsWrongWithALine() {
        assertThatThrownBy(() -> Pattern.parse("pattern gas-smell gas: smell", LISTS))
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> Pattern.parse("pattern gas-smell flood 5: smell", LISTS))
                .hasMessageContaining("flood");
        assertThatThrownBy(() -> Pattern.parse("pattern gas-smell gas 5: smoke", LISTS))
                .hasMessageContaining("smoke");
        assertThatThrownBy(() -> Pattern.parse("pattern gas-smell gas 5 wide: smell", LISTS))
                .hasMessageContaining("wide");
    }
}
