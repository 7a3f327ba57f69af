package otklik.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class TablePropertiesTest {
    /** What is written by the rules is read back letter for letter. */
    @Property(tries = 200, seed = "31")
    void shouldReadBackWhateverWasWrittenInQuotes(
            @ForAll @Size(min = 1, max = 8)
                    List<@Size(value = 3) List<@StringLength(max = 12) @CharRange(from = ' ', to = 'я') String>> rows)
            throws Exception {
        var text = new StringBuilder("a;b;c\n");
        rows.forEach(row -> text.append(row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(";")))
                .append("\r\n"));

        assertThat(read(text.toString().getBytes(UTF_8)))
                .isEqualTo(rows.stream()
                        .filter(row -> !row.stream().allMatch(String::isBlank))
                        .toList());
    }

    /** Any bytes at all are a table or a fault of the file, and never one of ours. */
    @Property(tries = 500, seed = "32")
    void shouldTakeAnyBytes(@ForAll @Size(max = 200) byte[] bytes) throws Exception {
        try {
            read(bytes);
        } catch (BadTable expected) {
            assertThat(expected.fault()).isNotNull();
        }
    }

    private static List<List<String>> read(byte[] bytes) throws IOException, InterruptedException {
        Path file = Files.createTempFile("otklik-table-", ".csv");
        try {
            Files.write(file, bytes);
            var rows = new ArrayList<List<String>>();
            TableFile.open(file, Path.of(System.getProperty("java.io.tmpdir"))).read(row -> {
                rows.add(row.values());
                return true;
            });
            return rows;
        } finally {
            Files.delete(file);
        }
    }
}
