package otklik.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void shouldReadFieldsWhenTheyAreQuoted() throws IOException {
        assertThat(read("a,\"b,c\",\"say \"\"hi\"\"\"\n")).containsExactly(List.of("a", "b,c", "say \"hi\""));
    }

    @Test
    void shouldKeepLineEndsWhenTheyAreWithinQuotes() throws IOException {
        assertThat(read("1,\"two\r\nlines\"\r\n2,b\r\n"))
                .containsExactly(List.of("1", "two\r\nlines"), List.of("2", "b"));
    }

    @Test
    void shouldPassOverByteOrderMarkWhenFileBeginsWithIt() throws IOException {
        assertThat(read("\uFEFFid,text\n")).containsExactly(List.of("id", "text"));
    }

    @Test
    void shouldReadLastRecordWhenFileEndsWithoutLineEnd() throws IOException {
        assertThat(read("a,b\nc,")).containsExactly(List.of("a", "b"), List.of("c", ""));
    }

    @Test
    void shouldPassOverEmptyLinesWhenFileHasThem() throws IOException {
        assertThat(read("a\n\n\r\nb\n")).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void shouldKeepEmptyQuotedFieldWhenItStandsBetweenOthers() throws IOException {
        assertThat(read("a,\"\",b\n")).containsExactly(List.of("a", "", "b"));
    }

    @Test
    void shouldTellLineOfRecordWhenEarlierOnesSpanLines() throws IOException {
        var reader = new CsvReader(new StringReader("h\n\"x\ny\nz\"\nlast\n"), ',', TableLimits.ORDINARY);
        reader.next();
        reader.next();
        reader.next();

        assertThat(reader.recordLine()).isEqualTo(5);
    }

    @Test
    void shouldNameLineWhenQuoteIsNeverClosed() {
        assertThatThrownBy(() -> read("a\n\"open\nend"))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void shouldGuessSeparatorWhenHeaderShowsIt() {
        assertThat(CsvReader.separatorOf("id;text;place, street")).isEqualTo(';');
        assertThat(CsvReader.separatorOf("id\ttext")).isEqualTo('\t');
        assertThat(CsvReader.separatorOf("text")).isEqualTo(',');
    }

    private static List<List<String>> read(String text) throws IOException {
        var reader = new CsvReader(new StringReader(text), ',', TableLimits.ORDINARY);
        var records = new ArrayList<List<String>>();
        for (var fields = reader.next(); fields != null; fields = reader.next()) {
            records.add(fields);
        }
        return records;
    }
}
