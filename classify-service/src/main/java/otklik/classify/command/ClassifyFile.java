package otklik.classify.command;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.tagging.Tagger;
import otklik.classify.tagging.Understood;
import otklik.contracts.Tags;

/** Writes the rows of a file with what the tagger makes of their texts; row by row, so memory does not grow with the file. */
final class ClassifyFile {
    /** Columns that are added; one of the input's that has such a name is kept under {@code given_<name>}. */
    static final List<String> ADDED = List.of(
            "category",
            "leaf",
            "confidence",
            "top3",
            "kind",
            "kind_confidence",
            "emergency",
            "emergency_pattern",
            "settlement",
            "street",
            "house",
            "crossing",
            "municipality",
            "masked_text");

    private final Tagger tagger;

    ClassifyFile(Tagger tagger) {
        this.tagger = tagger;
    }

    /**
     * Tags all rows.
     *
     * @param column name of the column with the text
     * @param progress gets the number of bytes read, from time to time
     * @return how many rows there were
     */
    long run(CsvRows rows, String column, OutputStream out, LongConsumer progress)
            throws IOException, UnusableFileException {
        int text = rows.column(column);
        CsvMapper mapper = new CsvMapper();
        long count = 0;
        try (SequenceWriter writer = mapper.writer(CsvSchema.emptySchema()).writeValuesAsArray(out)) {
            writer.write(header(rows.header()));
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                writer.write(tagged(row, row[text]));
                if (++count % 64 == 0) {
                    progress.accept(rows.bytes());
                }
            }
        }
        progress.accept(rows.bytes());
        return count;
    }

    private static String[] header(List<String> given) {
        return Stream.concat(given.stream().map(name -> ADDED.contains(name) ? "given_" + name : name), ADDED.stream())
                .toArray(String[]::new);
    }

    private String[] tagged(String[] row, String text) {
        Understood understood = tagger.understand(text);
        Tags tags = understood.tags();
        Tags.KindGuess kind = tags.kind();
        Tags.Place place = tags.place();
        List<String> all = new ArrayList<>(Arrays.asList(row));
        all.addAll(Arrays.asList(
                tags.category(),
                orEmpty(tags.leaf()),
                number(tags.confidence()),
                tags.guesses().stream()
                        .map(guess -> guess.category() + ":" + number(guess.probability()))
                        .collect(Collectors.joining(" ")),
                kind == null ? "" : kind.kind(),
                kind == null ? "" : number(kind.confidence()),
                Boolean.toString(tags.emergency() != null),
                tags.emergency() == null ? "" : tags.emergency().pattern(),
                place == null ? "" : orEmpty(place.settlement()),
                place == null ? "" : orEmpty(place.street()),
                place == null ? "" : orEmpty(place.house()),
                place == null ? "" : orEmpty(place.crossing()),
                orEmpty(tags.municipality()),
                understood.maskedText()));
        return all.toArray(String[]::new);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
