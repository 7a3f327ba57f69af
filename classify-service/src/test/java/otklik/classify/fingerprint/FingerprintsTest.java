package otklik.classify.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final String LAMP = "На улице Вымышленной третью неделю не горит фонарь, вечером идти с остановки "
            + "страшно, просим починить освещение до праздников";
    private final Fingerprints fingerprints = new Fingerprints();

    @Test
    void shouldBeTheSameForEver() {
        assertThat(of("Не горит фонарь у дома"))
                .isEqualTo("p6sOrc7zprNyWBR5-whZ7XcTjW58DzK6RItAyMZ5Eg4keaMeYy4AZo3UofsENYVWumdnu9P3z7qNDdMtHXFWeA");
    }

    @Test
    void shouldFindTheSameTextInOtherEndingsCapitalsAndSigns() {
        String again = LAMP.toUpperCase(Locale.ROOT).replace(",", " -- ").replace("ФОНАРЬ", "ФОНАРЬ!!!");

        assertThat(Fingerprints.likeness(of(LAMP), of(again))).isEqualTo(1);
    }

    @Test
    void shouldSeeATextWithAFewOtherWordsAsNear() {
        assertThat(Fingerprints.likeness(of(LAMP), of("Здравствуйте! " + LAMP + " Спасибо")))
                .isGreaterThan(0.7);
    }

    @Test
    void shouldSeeAnotherTextAsFar() {
        assertThat(Fingerprints.likeness(
                        of(LAMP), of("Когда приедет автобус до больницы и почему отменили утренний рейс?")))
                .isLessThan(0.1);
    }

    @Test
    void shouldEstimateThePartOfPairsInCommon() {
        Random random = new Random(5);
        double error = 0;
        for (int trial = 0; trial < 40; trial++) {
            List<String> words =
                    IntStream.range(0, 60).mapToObj(i -> word(random)).toList();
            int kept = 10 + random.nextInt(50);
            List<String> other = IntStream.range(0, 60)
                    .mapToObj(i -> i < kept ? words.get(i) : word(random))
                    .toList();
            error += Fingerprints.likeness(of(String.join(" ", words)), of(String.join(" ", other)))
                    - jaccard(words, other);
        }
        assertThat(error / 40).isCloseTo(0, within(0.03));
    }

    @Test
    void shouldHaveNoneForATextWithoutWords() {
        assertThat(fingerprints.of(" 12 !!! 🙂 ")).isNull();
        assertThat(fingerprints.of("")).isNull();
        assertThat(fingerprints.of("Привет")).hasSize(86);
    }

    @Test
    void shouldRefuseWhatIsNoFingerprint() {
        assertThatThrownBy(() -> Fingerprints.likeness("AAAA", of(LAMP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 bytes");
    }

    private String of(String text) {
        String fingerprint = fingerprints.of(text);
        assertThat(fingerprint).isNotNull();
        return fingerprint;
    }

    private static String word(Random random) {
        return random.ints(5, 'а', 'я').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static double jaccard(List<String> left, List<String> right) {
        Set<String> a = pairs(left);
        Set<String> b = pairs(right);
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both.size() / (double) (a.size() + b.size() - both.size());
    }

    private static Set<String> pairs(List<String> words) {
        return IntStream.range(1, words.size())
                .mapToObj(i -> words.get(i - 1) + " " + words.get(i))
                .collect(Collectors.toSet());
    }
}
