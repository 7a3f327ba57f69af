package otklik.notify;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.Outbox;
import otklik.notify.agency.KeepAgencyEvents;
import otklik.notify.contact.KeepContacts;
import otklik.notify.delivery.Deliveries;
import otklik.notify.delivery.Loop;
import otklik.notify.delivery.PlanFarewell;
import otklik.notify.delivery.PlanReplies;
import otklik.notify.delivery.PlanTalk;
import otklik.notify.delivery.ReadCases;
import otklik.region.Agency;
import otklik.region.RegionPack;

/** Starts the readers and the way out, and ends them in an order in which nothing is lost. */
@Singleton
final class NotifyService {
    private final Eventing eventing;
    private final Deliveries deliveries;
    private final List<Loop> loops;

    /** What is done for agencies' own systems. */
    @Singleton
    record Agencies(RegionPack pack, KeepAgencyEvents keep) {
        private List<String> codes() {
            return pack.agencies().stream().map(Agency::code).toList();
        }
    }

    /** What is said in chats beside notices. */
    @Singleton
    record Conversations(PlanTalk talk, PlanReplies replies) {}

    NotifyService(
            Eventing eventing,
            Outbox outbox,
            DataSource database,
            ReadCases readCases,
            PlanFarewell planFarewell,
            KeepContacts keepContacts,
            Conversations conversations,
            Agencies agencies,
            Deliveries deliveries,
            @All List<Loop> loops) {
        this.eventing = eventing;
        this.deliveries = deliveries;
        this.loops = loops;
        eventing.readIntoDatabase(Streams.CASES_EVENTS, database, outbox, readCases);
        eventing.readIntoDatabase(Streams.CITIZENS_EVENTS, database, outbox, planFarewell);
        eventing.readIntoDatabase(Streams.CONTACTS, database, outbox, keepContacts);
        eventing.readIntoDatabase(Streams.CONVERSATIONS_EVENTS, database, outbox, conversations.talk());
        eventing.readIntoDatabase(Streams.CONVERSATIONS_REPLIES, database, outbox, conversations.replies());
        eventing.readIntoDatabase(
                Streams.AGENCY_CASES, agencies.codes(), Streams.CASES_EVENTS, database, outbox, agencies.keep());
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(Loop::start);
        deliveries.start();
        eventing.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        deliveries.takeNoMore();
        eventing.close();
        deliveries.close();
        for (Loop loop : loops) {
            loop.close();
        }
    }
}
