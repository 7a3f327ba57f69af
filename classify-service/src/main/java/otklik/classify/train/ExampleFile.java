package otklik.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import otklik.classify.mask.Masker;

/** Reads a CSV file with the columns {@code text} and {@code category}; others are ignored. Texts are masked as they are read. */
final class ExampleFile {
    private static final int FEWEST = 2;

    private ExampleFile() {}

    /**
     * The examples in the order of the file; rows without text are left out.
     *
     * @throws UnusableTrainingFileException for a missing column, a row without category, or fewer than two categories
     */
    static Examples read(Path file) throws IOException, UnusableTrainingFileException {
        List<String> texts = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        Masker masker = new Masker();
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows = CsvMapper.builder()
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build()
                .readerForMapOf(String.class)
                .with(schema)
                .readValues(file.toFile())) {
            while (rows.hasNext()) {
                int line = rows.getCurrentLocation().getLineNr();
                Map<String, String> row = rows.next();
                String text = column(row, "text", file, line);
                String category = column(row, "category", file, line);
                if (category.isBlank()) {
                    throw new UnusableTrainingFileException(
                            file + ": the row that ends in line " + line + " has no category; each row needs one");
                }
                if (!text.isBlank()) {
                    texts.add(masker.mask(text).text());
                    codes.add(category.strip());
                }
            }
        } catch (JsonProcessingException e) {
            throw new UnusableTrainingFileException(file + ": no CSV: " + e.getOriginalMessage());
        } catch (RuntimeJsonMappingException e) {
            throw new UnusableTrainingFileException(file + ": no CSV: " + e.getMessage());
        }
        List<String> categories = List.copyOf(new TreeSet<>(codes));
        if (categories.size() < FEWEST) {
            throw new UnusableTrainingFileException(file + " has " + categories.size() + " categories in "
                    + texts.size() + " rows; at least two are needed");
        }
        int[] labels = codes.stream().mapToInt(categories::indexOf).toArray();
        return new Examples(texts, labels, categories);
    }

    private static String column(Map<String, String> row, String name, Path file, int line)
            throws UnusableTrainingFileException {
        String value = row.get(name);
        if (value == null) {
            throw new UnusableTrainingFileException(
                    file + ": no value of column " + name + " in the row that ends in line " + line + "; found "
                            + row.keySet() + ", needed text and category");
        }
        return value;
    }
}
