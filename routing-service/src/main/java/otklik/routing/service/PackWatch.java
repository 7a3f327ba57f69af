package otklik.routing.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import otklik.region.CurrentPack;
import otklik.region.RegionPack;

/** Looks for a changed region pack while the service runs, and raises the alarm over one that cannot be used. */
@Singleton
final class PackWatch {
    private static final Logger LOG = Logger.getLogger(PackWatch.class);

    private final CurrentPack pack;
    private final Duration pause;

    PackWatch(CurrentPack pack, RegionSettings settings, MeterRegistry registry) {
        this.pack = pack;
        this.pause = settings.packCheck();
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.region.pack-check: " + pause + " is no pause; expected a duration such as PT5S");
        }
        Gauge.builder("otklik.routing.pack.refused", pack, p -> p.refused().isPresent() ? 1 : 0)
                .description("1 while the changed region pack cannot be used and the one before it stays in use")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        pack.watch(pause);
    }

    void stop(@Observes ShutdownEvent event) {
        pack.close();
    }

    /** Tells the log. */
    static final class News implements CurrentPack.Listener {
        @Override
        public void changed(RegionPack before, RegionPack now) {
            LOG.infof("pack=%s before=%s", now, before);
        }

        @Override
        public void refused(CurrentPack.Refused other) {
            other.faults().forEach(fault -> LOG.errorf("pack-refused=%s fault=%s", other.version(), fault));
        }

        @Override
        public void failed(RuntimeException why) {
            LOG.errorf(why, "pack-watch=failed");
        }
    }
}
