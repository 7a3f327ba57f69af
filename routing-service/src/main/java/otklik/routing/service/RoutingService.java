package otklik.routing.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import otklik.contracts.Streams;
import otklik.eventing.Condition;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outbox;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.region.Agency;
import otklik.region.CurrentPack;
import otklik.routing.agency.AgencyActions;
import otklik.routing.agency.Refusals;
import otklik.routing.attachment.KeepAttachments;
import otklik.routing.casework.Responsibility;
import otklik.routing.citizen.Pins;
import otklik.routing.conversation.KeepNotices;
import otklik.routing.conversation.Talk;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.desk.AgencyDesk;
import otklik.routing.notice.KeepDeliveries;
import otklik.routing.opening.OpenCases.CitizensPins;
import otklik.routing.opening.Opening;
import otklik.routing.opening.OpeningSettings;

/** Reads the stream and publishes the outbox from the service's start to its end. */
@Singleton
final class RoutingService {
    private static final Logger LOG = Logger.getLogger(RoutingService.class);
    private final Eventing eventing;
    private final Outbox outbox;
    private final DataSource database;

    RoutingService(
            Replica replica,
            KeySettings keys,
            KafkaSettings kafka,
            DataSource database,
            Clock clock,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String codeVersion) {
        this.database = database;
        this.eventing = new Eventing(
                "routing",
                replica.instance(),
                codeVersion,
                kafka,
                SealKeys.readPublic(keys.dir(), "dead-letter"),
                clock,
                registry);
        this.outbox = eventing.outbox(database);
    }

    @Produces
    @Singleton
    Outbox outbox() {
        return outbox;
    }

    void start(
            @Observes StartupEvent event,
            CurrentPack pack,
            Responsibility responsibility,
            CaseTimers timers,
            Pins pins,
            Sealer toNotify,
            AgencyDesk desk,
            Talk talk,
            OpeningSettings settings,
            Clock clock,
            MeterRegistry registry) {
        if (settings.readers() < 1 || settings.readers() > Streams.MESSAGES_TAGGED.partitions()) {
            throw new IllegalArgumentException("otklik.opening.readers: " + settings.readers()
                    + " readers cannot share the partitions; expected 1 to " + Streams.MESSAGES_TAGGED.partitions());
        }
        eventing.readIntoDatabase(
                Streams.MESSAGES_TAGGED,
                database,
                outbox,
                settings.readers(),
                () -> Opening.handler(
                        responsibility,
                        timers,
                        new CitizensPins(pins, toNotify),
                        talk.opinions(),
                        outbox,
                        clock,
                        registry));
        eventing.readIntoDatabase(
                Streams.NOTICES_EVENTS,
                database,
                outbox,
                new ReadNotices(new KeepNotices(pack, clock), new KeepDeliveries()));
        eventing.readIntoDatabase(Streams.CONVERSATIONS_EVENTS, database, outbox, talk.hearCitizens());
        eventing.readIntoDatabase(
                Streams.AGENCY_ACTIONS,
                pack.get().agencies().stream().map(Agency::code).toList(),
                database,
                outbox,
                new AgencyActions(desk, outbox, clock, registry),
                Refusals::of);
        eventing.readIntoDatabase(Streams.ATTACHMENTS_EVENTS, database, outbox, new KeepAttachments());
        eventing.start();
        LOG.infof("pack=%s", pack.get());
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        eventing.close();
    }

    List<Condition> conditions() {
        return eventing.conditions();
    }
}
