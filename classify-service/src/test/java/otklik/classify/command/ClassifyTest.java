package otklik.classify.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;

class ClassifyTest {
    private static final String PACK = Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg")
            .toString();

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void shouldKeepTheRowsAndAddWhatItUnderstood() throws Exception {
        assertThat(classify("id,text,note\n7,\"На улице Вымышленной огромные ямы, тел. 8 912 345-67-89\",да\n8,,нет\n"))
                .isZero();

        List<Map<String, String>> rows = rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("id", "7")
                .containsEntry("note", "да")
                .containsEntry("category", "roads")
                .containsEntry("emergency", "false")
                .containsEntry("masked_text", "На улице Вымышленной огромные ямы, тел. <PHONE>");
        assertThat(rows.get(0).getOrDefault("top3", "").split(" "))
                .hasSize(3)
                .allMatch(guess -> guess.matches("[a-z-]+:[01]\\.\\d{4}"));
        assertThat(rows.get(1)).containsEntry("text", "").containsEntry("confidence", "0.0000");
    }

    @Test
    void shouldKeepAColumnOfTheSameNameAsGiven() throws Exception {
        classify("category,text\nwaste,Яма на дороге\n");

        assertThat(rows().getFirst()).containsEntry("given_category", "waste").containsEntry("category", "roads");
    }

    @Test
    void shouldLeaveNoFileWhereAColumnIsMissing() throws IOException {
        assertThat(classify("id,words\n1,яма\n")).isEqualTo(1);

        assertThat(errors.toString()).contains("no column text", "id, words");
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldLeaveTheOldFileWhereARowIsBroken() throws IOException {
        Files.writeString(folder.resolve("out.csv"), "old");

        assertThat(classify("text\nяма\nяма,ещё\n")).isEqualTo(1);

        assertThat(errors.toString()).contains("line 3");
        assertThat(folder.resolve("out.csv")).hasContent("old");
    }

    private int classify(String csv) throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), csv);
        return Commands.line(new ClassifyCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(in.toString(), "--out", folder.resolve("out.csv").toString(), "--pack", PACK);
    }

    private List<Map<String, String>> rows() throws IOException, UnusableFileException {
        try (CsvRows rows = CsvRows.open(folder.resolve("out.csv"))) {
            List<Map<String, String>> all = new ArrayList<>();
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                Map<String, String> byName = new HashMap<>();
                for (int i = 0; i < row.length; i++) {
                    byName.put(rows.header().get(i), row[i]);
                }
                all.add(byName);
            }
            return all;
        }
    }
}
