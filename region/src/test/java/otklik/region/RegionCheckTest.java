package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
        assertThat(text())
                .contains(
                        "lakeland",
                        "good",
                        "categories      2",
                        "agencies        3",
                        "templates       " + 2 * NoticeKind.values().length);
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

    @Test
    void shouldWarnWhereACaseOfTodayMayBeDueInAYearWithoutACalendar() {
        new TinyPack(folder).replace("deadlines.yaml", "boats: 1d", "boats: 9wd");
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        int early = RegionCheck.check(folder, out, () -> Instant.parse("2027-12-01T10:00:00Z"));
        assertThat(text()).contains("calendar        2021, 2022").doesNotContain("warning");
        int late = RegionCheck.check(folder, out, () -> Instant.parse("2027-12-27T10:00:00Z"));

        assertThat(early).isZero();
        assertThat(late).isZero();
        assertThat(text()).contains("warning: the calendar has no year 2028");
    }

    private int check() {
        return RegionCheck.check(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
