package otklik.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static otklik.tables.Workbook.inline;
import static otklik.tables.Workbook.row;
import static otklik.tables.Workbook.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to hurt, and files that are broken. */
class BadXlsxTest {
    private static final byte[] NOTHING = new byte[1 << 20];
    private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l \"lol\">"
            + "<!ENTITY m \"&l;&l;&l;&l;&l;&l;&l;&l;\">]><a>&m;</a>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static {
        Arrays.fill(NOTHING, (byte) ' ');
    }

    @Test
    void shouldRefuseASheetThatUnpacksToGigabytes() throws Exception {
        var file = new Workbook()
                .sheet(out -> {
                    for (int i = 0; i < 64; i++) {
                        out.write(NOTHING);
                    }
                })
                .write(folder);

        assertThat(fault(file)).isEqualTo(TableFault.UNPACKS_TOO_LARGE);
    }

    @Test
    void shouldRefuseSmallPartsThatAreLarge() throws Exception {
        var file = new Workbook().part("xl/styles.xml", out -> {
            for (int i = 0; i < 8; i++) {
                out.write(NOTHING);
            }
        });

        assertThat(fault(file.write(folder))).isEqualTo(TableFault.UNPACKS_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/styles.xml",
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/worksheets/sheet1.xml",
                "[Content_Types].xml",
                "_rels/.rels",
                "docProps/core.xml"
            })
    void shouldUnfoldNoEntities(String part) throws Exception {
        assertThat(fault(new Workbook().part(part, BOMB).write(folder))).isEqualTo(TableFault.DOCTYPE);
    }

    @Test
    void shouldNameTheRowWhereEmptyRowsAreTooMany() throws Exception {
        var file = new Workbook()
                .sheet(out -> {
                    out.write(row(1, inline("A1", "a")).getBytes(UTF_8));
                    for (int i = 2; i < 20_000; i++) {
                        out.write(row(i, "").getBytes(UTF_8));
                    }
                })
                .write(folder);

        assertThatThrownBy(() -> TableFile.open(file, folder).survey()).isInstanceOfSatisfying(BadTable.class, bad -> {
            assertThat(bad.fault()).isEqualTo(TableFault.EMPTY_ROWS);
            assertThat(bad.place()).isEqualTo("10002");
        });
    }

    @Test
    void shouldNameTheCellWhereAFormulaStands() throws Exception {
        var file = new Workbook()
                .sheet(row(1, inline("A1", "a")) + row(3, "<c r=\"D3\"><f>WEBSERVICE(\"x\")</f><v>1</v></c>"))
                .write(folder);

        assertThatThrownBy(() -> TableFile.open(file, folder).survey()).isInstanceOfSatisfying(BadTable.class, bad -> {
            assertThat(bad.fault()).isEqualTo(TableFault.FORMULA);
            assertThat(bad.place()).isEqualTo("D3");
            assertThat(bad).hasMessageContaining("D3").hasMessageNotContaining("WEBSERVICE");
        });
    }

    @Test
    void shouldNameTheCellThatHasNoEnd() throws Exception {
        var file = new Workbook()
                .sheet(row(1, inline("A1", "a")) + row(2, inline("B2", "я".repeat(300_001))))
                .write(folder);

        assertThat(catchThrowableOfType(
                                BadTable.class,
                                () -> TableFile.open(file, folder).survey())
                        .place())
                .isEqualTo("B2");
    }

    @Test
    void shouldRefuseAStringWithoutEnd() throws Exception {
        var file = new Workbook().strings("я".repeat(300_001)).write(folder);

        assertThat(fault(file)).isEqualTo(TableFault.CELL_TOO_LONG);
    }

    @Test
    void shouldNameTheCellFarToTheRight() throws Exception {
        var file = new Workbook().sheet(row(1, inline("XFD1", "a"))).write(folder);

        assertThat(fault(file)).isEqualTo(TableFault.TOO_MANY_COLUMNS);
    }

    @Test
    void shouldRefuseAReferenceToAStringThatIsNotThere() throws Exception {
        var file = new Workbook().sheet(row(1, shared("A1", 7))).write(folder);

        assertThat(fault(file)).isEqualTo(TableFault.BROKEN_XLSX);
    }

    @Test
    void shouldRefuseMoreRowsThanATableMayHave() throws Exception {
        var limits = new TableLimits(1, 10, 10, 100, 1 << 20);
        var file = new Workbook()
                .sheet(row(1, inline("A1", "a")) + row(2, inline("A2", "1")) + row(3, inline("A3", "2")))
                .write(folder);

        assertThatThrownBy(() -> TableFile.open(file, folder, limits).survey())
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void shouldTellOldExcelAndWebPagesFromTables() throws Exception {
        var old = folder.resolve("old.xls");
        Files.write(old, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
        var page = folder.resolve("page.xls");
        Files.writeString(page, "  <HTML><table><tr><td>a</td></tr></table></HTML>");
        var empty = folder.resolve("empty.csv");
        Files.writeString(empty, "");

        var picture = folder.resolve("picture.xlsx");
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});

        assertThat(fault(picture)).isEqualTo(TableFault.NOT_A_TABLE);
        assertThat(fault(old)).isEqualTo(TableFault.OLD_EXCEL);
        assertThat(fault(page)).isEqualTo(TableFault.WEB_PAGE);
        assertThat(fault(empty)).isEqualTo(TableFault.EMPTY);
    }

    /** Whatever is broken in a file, it is a fault of the file and never one of ours. */
    @Test
    void shouldCallEveryBrokenFileByItsName() throws Exception {
        byte[] good = Files.readAllBytes(new Workbook()
                .strings("Номер", "слова")
                .sheet(row(1, shared("A1", 0)) + row(2, shared("A2", 1) + "<c r=\"B2\" s=\"1\"><v>44621.5</v></c>"))
                .write(folder));
        var random = new Random(20_260_301);
        for (int i = 0; i < 300; i++) {
            byte[] spoilt = good.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                spoilt[4 + random.nextInt(spoilt.length - 4)] = (byte) random.nextInt(256);
            }
            var file = Files.write(folder.resolve("spoilt.xlsx"), spoilt);
            try {
                TableFile.open(file, folder).survey();
            } catch (BadTable expected) {
                assertThat(expected.fault()).isNotNull();
            }
        }
    }

    private TableFault fault(Path file) {
        return catchThrowableOfType(
                        BadTable.class, () -> TableFile.open(file, folder).survey())
                .fault();
    }
}
