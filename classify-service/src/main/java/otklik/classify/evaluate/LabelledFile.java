package otklik.classify.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.tagging.Tagger;
import otklik.contracts.Tags;
import otklik.region.Leaf;
import otklik.region.RegionPack;

/**
 * Judges a tagger by a CSV file with the column {@code text} and at least one of the columns {@code category}, {@code leaf} or
 * {@code topic}, {@code kind}, {@code emergency} (true or false), {@code settlement}, {@code street}, {@code house}, {@code municipality}.
 * An empty category, leaf or kind is not judged; an empty place means that the text names none.
 */
public final class LabelledFile {
    private static final List<String> PLACES = List.of("settlement", "street", "house", "municipality");

    private final RegionPack pack;
    private final Tagger tagger;
    private final List<Judged> categories = new ArrayList<>();
    private final List<Judged> leaves = new ArrayList<>();
    private final List<Judged> kinds = new ArrayList<>();
    private final List<Judged> emergencies = new ArrayList<>();
    private final Map<String, Extraction> names = new LinkedHashMap<>();
    private int rows;

    private LabelledFile(RegionPack pack, Tagger tagger) {
        this.pack = pack;
        this.tagger = tagger;
    }

    /**
     * Tags every text of the file and compares.
     *
     * @param progress gets the number of bytes read, from time to time
     * @throws UnusableFileException for a file without text, without labels, or with a label that the pack does not know
     */
    public static Evaluation judge(Path file, RegionPack pack, Tagger tagger, String model, LongConsumer progress)
            throws IOException, UnusableFileException {
        LabelledFile judge = new LabelledFile(pack, tagger);
        try (CsvRows rows = CsvRows.open(file)) {
            judge.read(rows, progress);
        }
        return judge.evaluation(String.valueOf(file.getFileName()), model);
    }

    private void read(CsvRows rows, LongConsumer progress) throws UnusableFileException {
        int text = rows.column("text");
        Columns columns = Columns.of(rows);
        columns.places().keySet().forEach(name -> names.put(name, new Extraction()));
        for (String[] row = rows.next(); row != null; row = rows.next()) {
            if (!row[text].isBlank()) {
                judge(rows, columns, row, tagger.understand(row[text]).tags());
            }
            if (this.rows % 64 == 0) {
                progress.accept(rows.bytes());
            }
        }
        progress.accept(rows.bytes());
        if (this.rows == 0) {
            throw new UnusableFileException("the file has no row with a text");
        }
    }

    private void judge(CsvRows rows, Columns columns, String[] row, Tags tags) throws UnusableFileException {
        this.rows++;
        String category = value(row, columns.category());
        if (!category.isEmpty()) {
            if (pack.category(category).isEmpty()) {
                throw new UnusableFileException("line " + rows.line() + ": the pack has no category '"
                        + shortened(category) + "'; it has "
                        + String.join(
                                ", ",
                                pack.categories().stream().map(c -> c.code()).toList()));
            }
            categories.add(new Judged(
                    category, tags.guesses().stream().map(Tags.Guess::category).toList(), tags.confidence()));
        }
        leafOf(row, columns)
                .filter(leaf -> category.isEmpty() || leaf.category().equals(category))
                .ifPresent(leaf -> leaves.add(Judged.of(leaf.code(), orEmpty(tags.leaf()), tags.confidence())));
        String kind = value(row, columns.kind());
        Tags.KindGuess guess = tags.kind();
        if (!kind.isEmpty() && guess != null) {
            kinds.add(Judged.of(kind, guess.kind(), guess.confidence()));
        }
        String emergency = value(row, columns.emergency());
        if (!emergency.isEmpty()) {
            emergencies.add(Judged.of(emergency, Boolean.toString(tags.emergency() != null), 1));
        }
        Tags.Place place = tags.place();
        names.forEach((name, extraction) -> extraction.add(
                row[columns.places().getOrDefault(name, 0)],
                switch (name) {
                    case "municipality" -> tags.municipality();
                    case "settlement" -> place == null ? null : place.settlement();
                    case "street" -> place == null ? null : place.street();
                    default -> place == null ? null : place.house();
                }));
    }

    private Optional<Leaf> leafOf(String[] row, Columns columns) {
        String leaf = value(row, columns.leaf());
        return leaf.isEmpty() ? pack.leafOfTopic(value(row, columns.topic())) : pack.leaf(leaf);
    }

    private Evaluation evaluation(String file, String model) {
        return new Evaluation(
                file,
                "model",
                model,
                rows,
                report(categories),
                report(leaves),
                report(kinds),
                emergencies.isEmpty() ? null : Confusion.of(emergencies),
                names);
    }

    private static @Nullable ClassReport report(List<Judged> rows) {
        return rows.isEmpty() ? null : ClassReport.of(rows);
    }

    private static String value(String[] row, @Nullable Integer column) {
        return column == null ? "" : row[column].strip();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }

    /** Where the labels stand. */
    private record Columns(
            @Nullable Integer category,
            @Nullable Integer leaf,
            @Nullable Integer topic,
            @Nullable Integer kind,
            @Nullable Integer emergency,
            Map<String, Integer> places) {

        static Columns of(CsvRows rows) throws UnusableFileException {
            Map<String, Integer> places = new LinkedHashMap<>();
            for (String name : PLACES) {
                rows.find(name).ifPresent(at -> places.put(name, at));
            }
            Columns columns = new Columns(
                    rows.find("category").orElse(null),
                    rows.find("leaf").orElse(null),
                    rows.find("topic").orElse(null),
                    rows.find("kind").orElse(null),
                    rows.find("emergency").orElse(null),
                    places);
            if (columns.equals(new Columns(null, null, null, null, null, Map.of()))) {
                throw new UnusableFileException(
                        "line 1: there is no column with labels; expected one of category, leaf, topic, "
                                + "kind, emergency, " + String.join(", ", PLACES) + "; the columns are "
                                + String.join(", ", rows.header()));
            }
            return columns;
        }
    }
}
