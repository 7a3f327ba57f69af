package otklik.notify;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.Outbox;
import otklik.notify.contact.KeepContacts;
import otklik.notify.delivery.Deliveries;
import otklik.notify.delivery.PlanFarewell;
import otklik.notify.delivery.PlanNotices;

/** Starts the readers and the way out, and ends them in an order in which nothing is lost. */
@Singleton
final class NotifyService {
    private final Eventing eventing;
    private final Deliveries deliveries;

    NotifyService(
            Eventing eventing,
            Outbox outbox,
            DataSource database,
            PlanNotices planNotices,
            PlanFarewell planFarewell,
            KeepContacts keepContacts,
            Deliveries deliveries) {
        this.eventing = eventing;
        this.deliveries = deliveries;
        eventing.readIntoDatabase(Streams.CASES_EVENTS, database, outbox, planNotices);
        eventing.readIntoDatabase(Streams.CITIZENS_EVENTS, database, outbox, planFarewell);
        eventing.readIntoDatabase(Streams.CONTACTS, database, outbox, keepContacts);
    }

    void start(@Observes StartupEvent started) {
        deliveries.start();
        eventing.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        deliveries.takeNoMore();
        eventing.close();
        deliveries.close();
    }
}
