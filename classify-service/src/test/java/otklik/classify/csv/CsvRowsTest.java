package otklik.classify.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void shouldReadRowsWhateverTheSeparator(String separator) throws Exception {
        String text = "id,text\n1,\"яма, и \"\"ещё\"\" одна\"\n2,да\n".replace(",", separator);

        assertThat(rows(text)).containsExactly(List.of("1", "яма" + separator + " и \"ещё\" одна"), List.of("2", "да"));
    }

    @Test
    void shouldSkipAByteOrderMark() throws Exception {
        try (CsvRows rows = CsvRows.open(file("\uFEFFid,text\n1,да\n"))) {
            assertThat(rows.header()).containsExactly("id", "text");
        }
    }

    @Test
    void shouldFillValuesThatAreMissingAtTheEnd() throws Exception {
        assertThat(rows("id,text,category\n1,да\n")).containsExactly(List.of("1", "да", ""));
    }

    @Test
    void shouldCountLinesWithinQuotes() throws Exception {
        try (CsvRows rows = CsvRows.open(file("id,text\n1,\"a\nb\nc\"\n2,d\n"))) {
            rows.next();
            assertThat(rows.line()).isEqualTo(4);
            rows.next();
            assertThat(rows.line()).isEqualTo(5);
            assertThat(rows.bytes()).isEqualTo(22);
        }
    }

    @Test
    void shouldNameTheColumnsWhereOneIsMissing() throws Exception {
        try (CsvRows rows = CsvRows.open(file("id,message\n1,да\n"))) {
            assertThatThrownBy(() -> rows.column("text"))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining("line 1")
                    .hasMessageContaining("no column text")
                    .hasMessageContaining("id, message");
        }
    }

    @Test
    void shouldNameTheLineOfARowWithTooManyValues() {
        assertThatThrownBy(() -> rows("id,text\n1,да\n2,да, нет\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("3 values")
                .hasMessageNotContaining("нет");
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        assertThatThrownBy(() -> rows(""))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void shouldNameTheLineOfAQuoteThatNobodyCloses() {
        assertThatThrownBy(() -> rows("id,text\n1,да\n2,\"нет\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line ")
                .hasMessageNotContaining("нет");
    }

    private List<List<String>> rows(String text) throws IOException, UnusableFileException {
        List<List<String>> all = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file(text))) {
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                all.add(List.of(row));
            }
        }
        return all;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }
}
