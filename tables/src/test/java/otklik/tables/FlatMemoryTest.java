package otklik.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static otklik.tables.Workbook.row;
import static otklik.tables.Workbook.shared;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatMemoryTest {
    private static final int ROWS = 200_000;
    private static final long MOST_MORE = 24L << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private long most;

    /** 200,000 texts of their own are 80 MB as strings of Java. */
    @Test
    void shouldNeedNoMoreMemoryForManyRowsThanForFew() throws Exception {
        var words = "слова о погоде ".repeat(13);
        var file = new Workbook()
                .strings(out -> {
                    out.write("<si><t>Номер</t></si><si><t>Текст</t></si>".getBytes(UTF_8));
                    for (int i = 0; i < ROWS; i++) {
                        out.write(("<si><t>" + i + " " + words + "</t></si>").getBytes(UTF_8));
                    }
                })
                .sheet(out -> {
                    out.write(row(1, shared("A1", 0) + shared("B1", 1)).getBytes(UTF_8));
                    for (int i = 2; i < ROWS + 2; i++) {
                        out.write(row(i, "<c r=\"A" + i + "\"><v>" + i + "</v></c>" + shared("B" + i, i))
                                .getBytes(UTF_8));
                    }
                })
                .write(folder);
        var table = TableFile.open(file, folder);
        long before = used();

        table.read(row -> {
            assertThat(row.values().get(1)).hasSizeGreaterThan(words.length());
            if (row.number() % 40_000 == 0) {
                most = Math.max(most, used());
            }
            return true;
        });

        assertThat(most - before).isLessThan(MOST_MORE);
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
