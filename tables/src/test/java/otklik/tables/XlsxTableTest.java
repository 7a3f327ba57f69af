package otklik.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static otklik.tables.Workbook.inline;
import static otklik.tables.Workbook.row;
import static otklik.tables.Workbook.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldReadTextOfEveryKindAndNumbersAndDaysAsTheyAre() throws Exception {
        var file = new Workbook()
                .strings("Номер", "Текст", "Когда", "Яма &amp; лужа", "две_x000D_\nстроки")
                .sheet(row(1, shared("A1", 0) + shared("B1", 1) + shared("C1", 2))
                        + row(
                                2,
                                "<c r=\"A2\"><v>4711</v></c>" + shared("B2", 3)
                                        + "<c r=\"C2\" s=\"1\"><v>44621.5</v></c>")
                        + row(4, inline("A4", "7") + shared("B4", 4) + "<c r=\"C4\" s=\"1\"><v>44621</v></c>")
                        + row(5, inline("B5", "позже") + "<c r=\"C5\" t=\"b\"><v>1</v></c>"))
                .write(folder);

        assertThat(read(file))
                .containsExactly(
                        "2 [4711, Яма & лужа, 2022-03-01T12:00]",
                        "4 [7, две\r\nстроки, 2022-03-01]",
                        "5 [, позже, TRUE]");
    }

    @Test
    void shouldReadWhatASpreadsheetProgramWrites() throws Exception {
        var file = folder.resolve("written.xlsx");
        try (var workbook = new SXSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet("Лист");
            for (int i = 0; i < 3; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 0 ? "№" : "n" + i);
                row.createCell(2).setCellValue(i == 0 ? "Текст" : "слова " + i);
            }
            workbook.write(out);
        }

        var table = TableFile.open(file, folder);
        assertThat(table.survey()).isEqualTo(new TableFile.Survey(List.of("№", "", "Текст"), 2));
        assertThat(read(file)).containsExactly("2 [n1, , слова 1]", "3 [n2, , слова 2]");
    }

    @Test
    void shouldStopWhenItsReaderHasEnough() throws Exception {
        var file = new Workbook()
                .sheet(row(1, inline("A1", "a")) + row(2, inline("A2", "1")) + row(3, inline("A3", "2")))
                .write(folder);
        var seen = new ArrayList<Integer>();

        TableFile.open(file, folder).read(row -> {
            seen.add(row.number());
            return false;
        });

        assertThat(seen).containsExactly(1);
    }

    @Test
    void shouldLeaveNothingBehindInTheSpoolFolder() throws Exception {
        var spool = Files.createDirectory(folder.resolve("spool"));
        var file = new Workbook()
                .strings("a", "b")
                .sheet(row(1, shared("A1", 0)) + row(2, shared("A2", 1)))
                .write(folder);

        TableFile.open(file, spool).survey();

        try (var left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    private List<String> read(Path file) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        TableFile.open(file, folder).read(row -> {
            rows.add(row.line() + " " + row.values());
            return true;
        });
        return rows;
    }
}
