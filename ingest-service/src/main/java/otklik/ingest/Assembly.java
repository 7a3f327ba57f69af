package otklik.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outbox;
import otklik.eventing.Publisher;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Pseudonyms;
import otklik.ingest.message.ReceiveMessage;
import otklik.region.Municipality;
import otklik.region.Regime;
import otklik.region.RegionPack;

/** Puts together what is made from configuration and files, and takes it apart at the end. */
@Singleton
final class Assembly {
    private final Path keys;

    Assembly(KeySettings settings, IngestSettings ingest) {
        SettingsCheck.check(ingest);
        this.keys = settings.dir();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RegionPack pack(RegionSettings settings) {
        return RegionPack.load(settings.pack());
    }

    /** @param instance stable name of this replica; no two replicas may share it */
    @Produces
    @Singleton
    Eventing eventing(
            @ConfigProperty(name = "otklik.instance", defaultValue = "0") String instance,
            KafkaSettings kafka,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Clock clock,
            MeterRegistry registry) {
        return new Eventing(
                "ingest", instance, version, kafka, SealKeys.readPublic(keys, "dead-letter"), clock, registry);
    }

    void close(@Disposes Eventing eventing) throws Exception {
        eventing.close();
    }

    @Produces
    @Singleton
    Publisher publisher(Eventing eventing) {
        return eventing.publisher();
    }

    @Produces
    @Singleton
    Outbox outbox(Eventing eventing, DataSource database) {
        return eventing.outbox(database);
    }

    /** To notify-service, which alone may read where answers go. */
    @Produces
    @Singleton
    Sealer contactSealer(Clock clock) {
        return new Sealer(SealKeys.readPublic(keys, "notify"), clock);
    }

    @Produces
    @Singleton
    Pseudonyms pseudonyms() {
        return Pseudonyms.read(keys.resolve("pseudonym.key"));
    }

    @Produces
    @Singleton
    MessageCheck check(RegionPack pack, Clock clock) {
        return new MessageCheck(
                pack.municipalities().stream().map(Municipality::code).collect(Collectors.toSet()),
                pack.regimes().stream().map(Regime::code).collect(Collectors.toSet()),
                clock);
    }

    @Produces
    @Singleton
    ReceiveMessage receive(Pseudonyms pseudonyms, Clock clock) {
        return new ReceiveMessage(pseudonyms, clock);
    }
}
