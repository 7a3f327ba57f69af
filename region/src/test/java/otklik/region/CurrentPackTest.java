package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that changes under a running service; each look is made by hand. */
class CurrentPackTest {
    private static final RoutingQuery LOST_BOAT =
            RoutingQuery.of("boats", 1, null, "fast", "letters", Instant.parse("2022-03-01T00:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TinyPack files;

    private final Heard heard = new Heard();

    @BeforeEach
    void aGoodPack() {
        files = new TinyPack(folder);
    }

    @Test
    void shouldTakeUpAChangedPackOnceItsFolderHasSettled() {
        try (var current = new CurrentPack(folder, heard)) {
            var before = current.get();
            files.replace("routes.yaml", "triage: no-rule", "executor: harbour-office");

            assertThat(current.look()).isFalse();
            assertThat(current.look()).isTrue();
            assertThat(current.look()).isFalse();

            assertThat(current.get().version()).isNotEqualTo(before.version());
            assertThat(current.get().decide(LOST_BOAT).route()).isInstanceOf(Route.Assign.class);
            assertThat(heard.changed)
                    .containsExactly(before.version() + " " + current.get().version());
        }
    }

    @Test
    void shouldNotTakeUpAFolderThatIsStillBeingWritten() {
        try (var current = new CurrentPack(folder, heard)) {
            var before = current.get();
            files.replace("routes.yaml", "no-rule", "half-written");
            current.look();
            files.replace("routes.yaml", "half-written", "all-written");

            assertThat(current.look()).isFalse();
            assertThat(current.get()).isSameAs(before);
            assertThat(current.look()).isTrue();
            assertThat(current.get().decide(LOST_BOAT).route()).isEqualTo(new Route.Triage("all-written", "rest"));
        }
    }

    @Test
    void shouldKeepTheRunningPackAndTellOnceWhenTheNewOneHasFaults() {
        try (var current = new CurrentPack(folder, heard)) {
            var before = current.get();
            files.replace("routes.yaml", "executor: adm-south", "executor: adm-suoth");

            look(current, 4);

            assertThat(current.get()).isSameAs(before);
            assertThat(heard.refused)
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.faults())
                            .singleElement()
                            .asString()
                            .startsWith("routes.yaml:16: unknown agency 'adm-suoth'"));
            assertThat(current.refused()).contains(heard.refused.getFirst());
        }
    }

    @Test
    void shouldForgetTheRefusalWhenTheFolderIsMendedOrPutBack() {
        try (var current = new CurrentPack(folder, heard)) {
            files.replace("routes.yaml", "category: boats", "category: boots");
            look(current, 2);
            files.replace("routes.yaml", "category: boots", "category: boats");
            look(current, 1);
            assertThat(current.refused()).isEmpty();

            files.replace("routes.yaml", "category: boats", "category: boots");
            look(current, 2);
            files.replace("routes.yaml", "category: boots", "regime: fast");
            look(current, 2);

            assertThat(current.refused()).isEmpty();
            assertThat(heard.refused).hasSize(2);
            assertThat(heard.changed).hasSize(1);
        }
    }

    @Test
    void shouldLeaveNewAgenciesToARestart() {
        try (var current = new CurrentPack(folder, heard)) {
            var before = current.get();
            files.replace("municipalities.yaml", "adm-south", "adm-deep-south")
                    .replace("routes.yaml", "adm-south", "adm-deep-south");

            look(current, 2);

            assertThat(current.get()).isSameAs(before);
            assertThat(current.refused())
                    .hasValueSatisfying(refused -> assertThat(refused.faults())
                            .singleElement()
                            .hasToString("municipalities.yaml:1: the agency 'adm-deep-south' is new; "
                                    + "expected no new agencies until a restart, which makes their topics"));
        }
    }

    @Test
    void shouldNotStartWithAPackThatHasFaults() {
        files.delete("bots.yaml");

        assertThatThrownBy(() -> new CurrentPack(folder, heard).close()).isInstanceOf(PackFaults.class);
    }

    @Test
    void shouldLookByItselfUntilItIsClosed() throws InterruptedException {
        var current = new CurrentPack(folder, heard);
        files.replace("routes.yaml", "no-rule", "other");

        current.watch(Duration.ofMillis(1));

        assertThat(heard.once.await(30, TimeUnit.SECONDS)).isTrue();
        current.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("pack-watch"))
                .allSatisfy(thread ->
                        assertThat(thread.join(Duration.ofSeconds(30))).isTrue());
    }

    private static void look(CurrentPack current, int times) {
        for (int i = 0; i < times; i++) {
            current.look();
        }
    }

    private static final class Heard implements CurrentPack.Listener {
        private final List<String> changed = new ArrayList<>();
        private final List<CurrentPack.Refused> refused = new ArrayList<>();
        private final CountDownLatch once = new CountDownLatch(1);

        @Override
        public void changed(RegionPack before, RegionPack now) {
            changed.add(before.version() + " " + now.version());
            once.countDown();
        }

        @Override
        public void refused(CurrentPack.Refused other) {
            refused.add(other);
        }

        @Override
        public void failed(RuntimeException why) {
            throw why;
        }
    }
}
