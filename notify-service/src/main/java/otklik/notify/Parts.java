package otklik.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outbox;
import otklik.eventing.Progress;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;
import otklik.region.RegionPack;

/** What the service is put together from and did not write itself. */
@Singleton
final class Parts {
    private static final String KEYS_OF = "notify";

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A fault in the pack stops the start, with file and line. */
    @Produces
    @Singleton
    RegionPack pack(RegionSettings settings) {
        return RegionPack.load(settings.pack());
    }

    @Produces
    @Singleton
    Unsealer unsealer(KeySettings settings) {
        return new Unsealer(SealKeys.readPrivate(settings.dir(), KEYS_OF));
    }

    /** For what only this service itself will read: the secrets of webhooks. */
    @Produces
    @Singleton
    Sealer sealer(KeySettings settings, Clock clock) throws GeneralSecurityException {
        return new Sealer(SealKeys.readPrivate(settings.dir(), KEYS_OF).getPublicKeysetHandle(), clock);
    }

    @Produces
    @Singleton
    Eventing eventing(
            KafkaSettings kafka,
            KeySettings keys,
            Clock clock,
            MeterRegistry registry,
            @ConfigProperty(name = "otklik.instance", defaultValue = "0") String instance,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        return new Eventing(
                "notify", instance, version, kafka, SealKeys.readPublic(keys.dir(), "dead-letter"), clock, registry);
    }

    @Produces
    @Singleton
    Outbox outbox(Eventing eventing, DataSource database) {
        return eventing.outbox(database);
    }

    @Produces
    @Singleton
    Progress progress(Eventing eventing) {
        return eventing.progress();
    }
}
