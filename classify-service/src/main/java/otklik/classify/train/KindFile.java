package otklik.classify.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.kind.Kind;
import otklik.classify.mask.Masker;

/**
 * Reads whose kind is known. The labels of {@code kinds.csv} stand without text and are joined by id with messages, so that what citizens
 * wrote stays where it is; {@code kind-examples.csv} holds invented texts. Texts are masked as they are read.
 */
final class KindFile {
    private KindFile() {}

    /** Labelled messages, and for how many labels there was no message. */
    record Joined(KindExamples examples, int skipped) {}

    /** The labels of {@code kinds.csv} with the texts of those examples whose ids they name. */
    static Joined join(Examples messages) throws UnusableFileException {
        Map<String, Kind> labels = new HashMap<>();
        try (CsvRows rows = resource("kinds.csv")) {
            int id = rows.column("id");
            int kind = rows.column("kind");
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                labels.put(row[id], kind(row[kind], "kinds.csv", rows));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> texts = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Kind kind = labels.get(messages.ids().get(i));
            if (kind != null) {
                texts.add(messages.texts().get(i));
                kinds.add(kind);
            }
        }
        return new Joined(new KindExamples(texts, kinds), labels.size() - texts.size());
    }

    /** The rows of a CSV file with the columns text and kind. */
    static KindExamples read(Path file) throws IOException, UnusableFileException {
        try (CsvRows rows = CsvRows.open(file)) {
            return examples(rows, file.toString());
        }
    }

    /** The invented examples. */
    static KindExamples invented() throws UnusableFileException {
        try (CsvRows rows = resource("kind-examples.csv")) {
            return examples(rows, "kind-examples.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KindExamples examples(CsvRows rows, String file) throws UnusableFileException {
        int text = rows.column("text");
        int kind = rows.column("kind");
        List<String> texts = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        Masker masker = new Masker();
        for (String[] row = rows.next(); row != null; row = rows.next()) {
            texts.add(masker.mask(row[text]).text());
            kinds.add(kind(row[kind], file, rows));
        }
        return new KindExamples(texts, kinds);
    }

    private static Kind kind(String value, String file, CsvRows rows) throws UnusableFileException {
        String code = value.strip();
        return Kind.ofCode(code)
                .orElseThrow(() -> new UnusableFileException(file + ", line " + rows.line() + ": the kind '"
                        + (code.length() > 40 ? code.substring(0, 40) + "…" : code) + "' is none of "
                        + Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", "))));
    }

    private static CsvRows resource(String name) throws IOException, UnusableFileException {
        InputStream in = KindFile.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name + ": the build is broken");
        }
        return CsvRows.open(name, in);
    }
}
