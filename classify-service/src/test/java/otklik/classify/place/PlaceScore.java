package otklik.classify.place;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import otklik.classify.mask.Masker;

/** Precision and recall of one column of a labelled file; a name counts as found only if it is the same word for word. */
record PlaceScore(int right, int wrong, int missed) {

    /** Reads every text of a file, masked as in production, and scores a column. */
    static PlaceScore of(URL csv, String column, Function<Place, @Nullable String> part) {
        var reader = new PlaceReader(OrenburgPack.PACK);
        var masker = new Masker();
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (Map<String, String> row : rows(csv)) {
            String expected = normal(row.get(column));
            String found = normal(part.apply(
                    reader.read(masker.mask(row.getOrDefault("text", "")).text())));
            if (expected.equals(found)) {
                right += expected.isEmpty() ? 0 : 1;
            } else {
                wrong += found.isEmpty() ? 0 : 1;
                missed += expected.isEmpty() ? 0 : 1;
            }
        }
        return new PlaceScore(right, wrong, missed);
    }

    double f1() {
        return 2.0 * right / (2.0 * right + wrong + missed);
    }

    static List<Map<String, String>> rows(URL csv) {
        try (var rows = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Case, ё, spaces, the slash's direction and a hyphen before the house's letter make no difference. */
    private static String normal(@Nullable String name) {
        return name == null
                ? ""
                : name.toLowerCase(Locale.ROOT)
                        .replace('ё', 'е')
                        .replace('\\', '/')
                        .replaceAll("\\s+", "")
                        .replaceAll("(?<=[0-9])-(?=[а-я]$)", "");
    }
}
