package otklik.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void shouldReadEverySeparatorAndLinesWithinQuotes(String separator) throws Exception {
        String text = "№" + separator + "Текст\r\n1" + separator + "\"две" + separator + "\r\n\"\"строки\"\"\"\r\n\r\n2"
                + separator + "слова";

        assertThat(read(text.getBytes(UTF_8)))
                .containsExactly("2 [1, две" + separator + "\r\n\"строки\"]", "5 [2, слова]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-8", "UTF-16"})
    void shouldReadRussianInEveryEncodingThatIsMet(String encoding) throws Exception {
        String text = "Номер;Текст\n1;У дома 5 — яма «с лужей» №3, её не чинят\n";

        assertThat(read(text.getBytes(Charset.forName(encoding))))
                .containsExactly("2 [1, У дома 5 — яма «с лужей» №3, её не чинят]");
    }

    @Test
    void shouldPassOverTheMarkAndRowsWithoutAnything() throws Exception {
        assertThat(read("\uFEFFНомер;Текст\n;\n1;а\n ; \n".getBytes(UTF_8))).containsExactly("3 [1, а]");
    }

    @Test
    void shouldCallUtf8WithABrokenByteBrokenAndNotWindows1251() {
        byte[] text = "Номер;Текст\n1;ямы и лужи\n2;слова\n".getBytes(UTF_8);
        text[text.length - 3] = (byte) 0xFF;

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(BadTable.class, bad -> {
            assertThat(bad.fault()).isEqualTo(TableFault.BAD_TEXT);
            assertThat(bad.place()).isEqualTo("3");
        });
    }

    @Test
    void shouldNameTheLineOfAQuoteThatIsNeverClosed() {
        String text = "a;b\n1;\"" + "слово\n".repeat(60_000);

        assertThatThrownBy(() -> read(text.getBytes(UTF_8)))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void shouldRefuseMoreFieldsThanColumns() {
        assertThatThrownBy(() -> read("a;b\n1;2;3\n".getBytes(UTF_8)))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read(("a" + ";".repeat(600)).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadTable.class);
    }

    @Test
    void shouldKeepWindows1251WhatNoUtf8Is() throws Exception {
        assertThat(Encoding.of(write("ё;ъ\n".getBytes(WINDOWS_1251)))).isEqualTo(WINDOWS_1251);
        assertThat(Encoding.of(write("id;text\n1;a\n".getBytes(UTF_8)))).isEqualTo(UTF_8);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table.csv"), bytes);
    }

    private List<String> read(byte[] bytes) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        TableFile.open(write(bytes), folder).read(row -> {
            rows.add(row.line() + " " + row.values());
            return true;
        });
        return rows;
    }
}
