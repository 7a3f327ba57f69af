package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuietTest {
    private static final String SEED = "20261126";
    private static final Quiet NIGHT = new Quiet(LocalTime.of(22, 0), LocalTime.of(8, 0));

    @Property(seed = SEED)
    void itIsNeverQuietWhenItIsOver(
            @ForAll("hours") Quiet quiet, @ForAll("moments") Instant now, @ForAll("zones") ZoneId zone) {
        Instant over = quiet.over(now, zone);

        assertThat(quiet.holds(over.atZone(zone).toLocalTime())).isFalse();
        assertThat(over).isAfterOrEqualTo(now);
        if (!quiet.holds(now.atZone(zone).toLocalTime())) {
            assertThat(over).isEqualTo(now);
        }
    }

    @Property(seed = SEED)
    void itIsReadAsItIsWritten(@ForAll("hours") Quiet quiet) {
        assertThat(Quiet.parse(quiet.toString())).contains(quiet);
    }

    @Example
    void shouldGoOverMidnight() {
        assertThat(NIGHT.holds(LocalTime.of(23, 59))).isTrue();
        assertThat(NIGHT.holds(LocalTime.MIDNIGHT)).isTrue();
        assertThat(NIGHT.holds(LocalTime.of(7, 59))).isTrue();
        assertThat(NIGHT.holds(LocalTime.of(8, 0))).isFalse();
        assertThat(NIGHT.holds(LocalTime.of(21, 59))).isFalse();
    }

    @Example
    void shouldEndOnceWhereTheClockIsPutBack() {
        // In Berlin it is 02:10 twice; the quiet ends at the second 02:30.
        var quiet = new Quiet(LocalTime.of(23, 0), LocalTime.of(2, 30));

        assertThat(quiet.over(Instant.parse("2026-10-25T01:10:00Z"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-10-25T01:30:00Z");
    }

    @Example
    void shouldNotReadWhatIsNoQuiet() {
        for (var text : List.of("", "off", "22-8", "24:00-08:00", "22:00-22:00", "22:60-08:00", "22:00-08:00 ")) {
            assertThat(Quiet.parse(text)).as(text).isEmpty();
        }
    }

    @Provide
    Arbitrary<Quiet> hours() {
        var minutes = Arbitraries.integers().between(0, 24 * 60 - 1);
        var lengths = Arbitraries.integers().between(1, 24 * 60 - 1);
        return Combinators.combine(minutes, lengths)
                .as((from, length) -> new Quiet(time(from), time((from + length) % (24 * 60))));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(1_767_225_600L, 1_798_761_600L).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Yekaterinburg", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
                .map(ZoneId::of);
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }
}
