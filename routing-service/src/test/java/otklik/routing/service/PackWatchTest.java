package otklik.routing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.region.CurrentPack;
import otklik.routing.fixture.Packs;

/** A pack that cannot be used is an alarm, and no reason to stop. */
@SuppressWarnings("NullAway.Init")
class PackWatchTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    private CurrentPack pack;

    @BeforeEach
    void aGoodPack() throws IOException {
        Packs.copyTo(folder);
        pack = new CurrentPack(folder, new PackWatch.News());
    }

    @AfterEach
    void close() {
        pack.close();
    }

    @Test
    void shouldRaiseTheAlarmUntilTheRulesAreMended() throws IOException {
        new PackWatch(pack, settings(Duration.ofSeconds(5)), registry);
        var version = pack.get().version();
        var routes = folder.resolve("routes.yaml");
        var good = Files.readString(routes);

        Files.writeString(routes, good.replace("executor: gzhi", "executor: gzi"));
        pack.look();
        pack.look();

        assertThat(refused()).isEqualTo(1);
        var health = new PackReady(pack).call();
        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health.getData())
                .hasValueSatisfying(data -> assertThat(data)
                        .containsEntry("version", version)
                        .containsEntry("faults", 1L)
                        .hasEntrySatisfying(
                                "first",
                                first -> assertThat(String.valueOf(first)).contains("unknown agency 'gzi'")));

        Files.writeString(routes, good);
        pack.look();

        assertThat(refused()).isZero();
        assertThat(new PackReady(pack).call().getData())
                .hasValueSatisfying(data -> assertThat(data).containsOnlyKeys("version"));
    }

    @Test
    void shouldNameTheKeyOfAPauseThatIsNone() {
        assertThatThrownBy(() -> new PackWatch(pack, settings(Duration.ZERO), registry))
                .hasMessageContaining("otklik.region.pack-check");
    }

    private double refused() {
        return registry.get("otklik.routing.pack.refused").gauge().value();
    }

    private RegionSettings settings(Duration pause) {
        return new RegionSettings() {
            @Override
            public Path pack() {
                return folder;
            }

            @Override
            public Duration packCheck() {
                return pause;
            }
        };
    }
}
