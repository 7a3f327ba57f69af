package otklik.classify.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import otklik.classify.category.Leaf;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.mask.Masker;
import otklik.contracts.TrainingEvent.ExampleLearned;

/**
 * Reads a CSV file with the columns {@code text} and {@code category} and, where it has them, {@code topic}, {@code region} and
 * {@code id}; others are ignored. Texts are masked as they are read.
 */
public final class ExampleFile {
    /** The region of what the region's own staff taught. */
    static final String OWN = "own";

    private static final int FEWEST = 2;
    private static final int NOWHERE = -1;

    private final Collection<String> known;
    private final Function<String, Optional<otklik.region.Leaf>> leafOfTopic;
    private final Masker masker = new Masker();
    private final List<String> texts = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> leafCodes = new ArrayList<>();
    private final List<String> regions = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private ExampleFile(Collection<String> known, Function<String, Optional<otklik.region.Leaf>> leafOfTopic) {
        this.known = known;
        this.leafOfTopic = leafOfTopic;
    }

    /**
     * The examples in the order of the file; rows without text are left out.
     *
     * @param categories the codes that a row may have
     * @param leafOfTopic the leaf of a topic; one of another category than the row's is not taken
     * @throws UnusableFileException for a missing column, a row without category or with an unknown one, or fewer than two categories;
     *     the message names the line
     */
    public static Examples read(
            Path file, Collection<String> categories, Function<String, Optional<otklik.region.Leaf>> leafOfTopic)
            throws IOException, UnusableFileException {
        return read(file, List.of(), categories, leafOfTopic);
    }

    /**
     * As {@link #read(Path, Collection, Function)}, with what the region's own staff taught behind the rows of the file; of a category
     * that the pack does not have any more nothing is learned.
     */
    static Examples read(
            Path file,
            List<ExampleLearned> learned,
            Collection<String> categories,
            Function<String, Optional<otklik.region.Leaf>> leafOfTopic)
            throws IOException, UnusableFileException {
        ExampleFile examples = new ExampleFile(categories, leafOfTopic);
        try (CsvRows rows = CsvRows.open(file)) {
            examples.read(rows, file);
        }
        for (ExampleLearned example : learned) {
            if (categories.contains(example.category())) {
                String leaf = example.leaf();
                examples.add(example.text(), example.category(), leaf == null ? "" : leaf, OWN, example.messageId());
            }
        }
        return examples.examples(file);
    }

    private void add(String text, String code, String leaf, String region, String id) {
        texts.add(masker.mask(text).text());
        codes.add(code);
        leafCodes.add(leaf);
        regions.add(region);
        ids.add(id);
    }

    private void read(CsvRows rows, Path file) throws UnusableFileException {
        int text = rows.column("text");
        int category = rows.column("category");
        int topic = rows.find("topic").orElse(NOWHERE);
        int region = rows.find("region").orElse(NOWHERE);
        int id = rows.find("id").orElse(NOWHERE);
        for (String[] row = rows.next(); row != null; row = rows.next()) {
            String code = row[category].strip();
            if (code.isEmpty()) {
                throw new UnusableFileException(
                        file + ", line " + rows.line() + ": the row has no category; each row needs one");
            }
            if (!known.contains(code)) {
                throw new UnusableFileException(file + ", line " + rows.line() + ": unknown category '"
                        + (code.length() > 40 ? code.substring(0, 40) + "…" : code) + "'; known are "
                        + String.join(", ", known));
            }
            if (!row[text].isBlank()) {
                String leaf = leafOfTopic
                        .apply(value(row, topic))
                        .filter(found -> found.category().equals(code))
                        .map(otklik.region.Leaf::code)
                        .orElse("");
                add(row[text], code, leaf, value(row, region), value(row, id));
            }
        }
    }

    private static String value(String[] row, int at) {
        return at == NOWHERE ? "" : row[at].strip();
    }

    private Examples examples(Path file) throws UnusableFileException {
        List<String> categories = List.copyOf(new TreeSet<>(codes));
        if (categories.size() < FEWEST) {
            throw new UnusableFileException(file + ": all " + texts.size() + " rows with a text are of "
                    + (categories.isEmpty() ? "no category" : "the category " + categories.getFirst())
                    + "; at least two categories are needed");
        }
        int[] labels = codes.stream().mapToInt(categories::indexOf).toArray();
        TreeMap<String, Leaf> leaves = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            leaves.put(leafKey(i), new Leaf(leafCodes.get(i), labels[i]));
        }
        List<String> keys = List.copyOf(leaves.keySet());
        int[] leafLabels = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            leafLabels[i] = keys.indexOf(leafKey(i));
        }
        return new Examples(texts, categories, labels, List.copyOf(leaves.values()), leafLabels, regions, ids);
    }

    private String leafKey(int i) {
        return codes.get(i) + " " + leafCodes.get(i);
    }
}
