package otklik.notify.vault;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import otklik.notify.delivery.Loop;
import otklik.notify.delivery.Worker;

/**
 * Follows the master key: reads its file again and lets the one that wraps now wrap what former ones did, some hundreds a transaction, while
 * addresses go on being opened by either.
 */
@Singleton
final class Rewrap {
    private static final int BATCH = 500;

    private final MasterKey master;
    private final CitizenKeys keys;
    private final MeterRegistry registry;
    private volatile Map<Integer, Long> counted = Map.of();

    Rewrap(MasterKey master, CitizenKeys keys, MeterRegistry registry) {
        this.master = master;
        this.keys = keys;
        this.registry = registry;
    }

    @Produces
    @Singleton
    Loop loop(VaultSettings settings) {
        if (settings.reload().toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.vault.reload: " + settings.reload() + " is no pause; expected a duration such as PT1M");
        }
        return Worker.every(settings.reload(), "notify: vault", this::round);
    }

    private void round() throws SQLException {
        master.readAgain();
        Optional<Owner> last = keys.rewrap(null, BATCH);
        while (last.isPresent()) {
            last = keys.rewrap(last.get(), BATCH);
        }
        counted = keys.byMaster();
        counted.keySet().forEach(this::show);
    }

    private void show(int id) {
        Gauge.builder("otklik.vault.keys", this, rewrap -> rewrap.counted.getOrDefault(id, 0L))
                .description("Citizens' keys by the master key that wraps them")
                .tag("master", Integer.toUnsignedString(id))
                .register(registry);
    }
}
