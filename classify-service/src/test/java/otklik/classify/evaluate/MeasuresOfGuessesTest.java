package otklik.classify.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresOfGuessesTest {
    private static final List<Judged> ROWS = List.of(
            Judged.of("a", "a", 0.9),
            Judged.of("a", "a", 0.8),
            Judged.of("a", "b", 0.6),
            Judged.of("b", "b", 0.7),
            new Judged("c", List.of("a", "b", "c"), 0.4));

    @Test
    void shouldCountPrecisionAndRecallByLabel() {
        Confusion confusion = Confusion.of(ROWS);

        assertThat(confusion.labels()).containsExactly("a", "b", "c");
        assertThat(confusion.accuracy()).isEqualTo(0.6);
        assertThat(confusion.precision(0)).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(confusion.recall(0)).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(confusion.f1("b")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(confusion.f1("c")).isZero();
        assertThat(confusion.macroF1()).isCloseTo(4 / 9.0, within(1e-9));
    }

    @Test
    void shouldLeaveLabelsThatNoRowHasOutOfTheMeanF1() {
        Confusion confusion = Confusion.of(List.of(Judged.of("a", "a", 1), Judged.of("a", "z", 1)));

        assertThat(confusion.macroF1()).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void shouldWeightRowsToAnotherMix() {
        List<Judged> rows = new ArrayList<>(Collections.nCopies(90, Judged.of("complaint", "complaint", 1)));
        rows.addAll(Collections.nCopies(6, Judged.of("complaint", "gratitude", 1)));
        rows.addAll(Collections.nCopies(4, Judged.of("gratitude", "gratitude", 1)));

        Confusion mixed = Confusion.of(rows).weightedTo("gratitude", 1 / 3.0);

        assertThat(Confusion.of(rows).precision(1)).isEqualTo(0.4);
        assertThat(mixed.precision(1)).isCloseTo(33.333 / (33.333 + 6 * 66.667 / 96), within(1e-3));
        assertThat(mixed.recall(1)).isEqualTo(1);
    }

    @Test
    void shouldMeasureHowFarConfidenceIsFromTheTruth() {
        List<Judged> sure = new ArrayList<>(Collections.nCopies(3, Judged.of("a", "a", 0.95)));
        sure.add(Judged.of("a", "b", 0.95));

        assertThat(Reliability.of(sure).error()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void shouldFindTheLargestCoverageOfAPrecision() {
        CoverageCurve curve = CoverageCurve.of(ROWS);

        assertThat(curve.at(1).orElseThrow()).isEqualTo(new CoverageCurve.Point(0.7, 0.6, 1));
        assertThat(curve.at(0.6).orElseThrow().coverage()).isEqualTo(1);
        assertThat(CoverageCurve.of(List.of(Judged.of("a", "b", 1))).at(0.5)).isEmpty();
    }

    @Test
    void shouldTakeEqualConfidencesTogether() {
        CoverageCurve curve = CoverageCurve.of(List.of(Judged.of("a", "a", 0.5), Judged.of("a", "b", 0.5)));

        assertThat(curve.points()).containsExactly(new CoverageCurve.Point(0.5, 1, 0.5));
    }

    @Test
    void shouldCountTheTruthAmongTheFirstThree() {
        assertThat(ClassReport.of(ROWS).top3()).isEqualTo(0.8);
    }

    @Test
    void shouldMeasureNamesReadWhateverTheirCapitals() {
        Extraction streets = new Extraction();
        streets.add("Королёва", "королева");
        streets.add("Мира", null);
        streets.add("", "Ленина");
        streets.add("Чкалова", "Чкаловская");

        assertThat(streets.precision()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(streets.recall()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(streets.named()).isEqualTo(3);
    }
}
