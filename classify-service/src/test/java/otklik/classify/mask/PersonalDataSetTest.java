package otklik.classify.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import otklik.classify.bench.MaskingQuality;
import otklik.classify.csv.CsvRows;

/**
 * Holds the masker to the set {@code sets/personal-data.csv}, which was written before these patterns; what was measured, before and
 * after, stands in the README beside it.
 */
class PersonalDataSetTest {
    private static MaskingQuality quality;

    @BeforeAll
    static void judge() throws Exception {
        Masker masker = new Masker();
        quality = MaskingQuality.of(set(), text -> masker.mask(text).text());
    }

    @Test
    void shouldFindStructuredData() {
        assertThat(quality.structuredRecall()).as(failures()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void shouldFindNamesWithPatronymics() {
        assertThat(quality.nameRecall()).as(failures()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldLeaveOtherWords() {
        assertThat(quality.wrongWords()).as(failures()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void shouldCallWhatItFindsByTheRightName() {
        assertThat(quality.kindAccuracy()).as(failures()).isGreaterThanOrEqualTo(0.98);
    }

    private static String failures() {
        StringBuilder all = new StringBuilder();
        quality.failures().forEach(failure -> all.append(failure).append('\n'));
        return all.toString();
    }

    private static List<MaskingQuality.Labelled> set() throws Exception {
        List<MaskingQuality.Labelled> set = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file())) {
            int text = rows.column("text");
            int masked = rows.column("masked");
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                set.add(new MaskingQuality.Labelled(rows.line(), row[text], row[masked]));
            }
        }
        return set;
    }

    private static Path file() throws URISyntaxException {
        URL set = PersonalDataSetTest.class.getResource("/otklik/classify/sets/personal-data.csv");
        return Path.of(Objects.requireNonNull(set).toURI());
    }
}
