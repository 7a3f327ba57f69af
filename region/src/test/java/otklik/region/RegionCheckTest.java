package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionCheckTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void shouldSumUpAGoodPack() {
        new TinyPack(folder);

        int exit = check();

        assertThat(exit).isZero();
        assertThat(text()).contains("lakeland", "good", "categories      2", "agencies        3", "templates       12");
    }

    @Test
    void shouldPrintEveryFaultAndTheirNumber() {
        new TinyPack(folder).delete("bots.yaml").replace("routes.yaml", "category: ice", "category: ise");

        int exit = check();

        assertThat(exit).isEqualTo(1);
        assertThat(text().lines())
                .contains("bots.yaml:1: the file is missing; expected every pack to have it", "2 faults")
                .anySatisfy(line -> assertThat(line).startsWith("routes.yaml:7: unknown category 'ise'"));
    }

    private int check() {
        return RegionCheck.check(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
