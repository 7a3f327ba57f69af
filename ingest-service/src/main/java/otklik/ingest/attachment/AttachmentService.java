package otklik.ingest.attachment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.Outbox;
import otklik.ingest.schema.Schema;

/** Starts the readers and the loops, and ends the loops. */
@Singleton
final class AttachmentService {
    /** Before whoever starts eventing, which starts the readers that it knows by then. */
    private static final int EARLY = 1;

    private final PlanAttachments planAttachments;
    private final ForgetCitizen forgetCitizen;
    private final FetchLoop fetching;
    private final SweepLoop sweeping;

    AttachmentService(
            PlanAttachments planAttachments, ForgetCitizen forgetCitizen, FetchLoop fetching, SweepLoop sweeping) {
        this.planAttachments = planAttachments;
        this.forgetCitizen = forgetCitizen;
        this.fetching = fetching;
        this.sweeping = sweeping;
    }

    void start(
            @Observes @Priority(EARLY) StartupEvent start,
            Eventing eventing,
            DataSource database,
            Outbox outbox,
            Schema schema) {
        eventing.readIntoDatabase(Streams.MESSAGES_RECEIVED, database, outbox, planAttachments);
        eventing.readIntoDatabase(Streams.CITIZENS_EVENTS, database, outbox, forgetCitizen);
        schema.there().thenRun(() -> {
            fetching.start();
            sweeping.start();
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        fetching.close();
        sweeping.close();
    }
}
