package otklik.ingest.open311;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.Outbox;

/** Has {@code cases.events} read into the table that Open311's clients read. */
@Singleton
final class FollowCases {
    /** Before whoever starts the readers. */
    private static final int BEFORE_OTHERS = 100;

    private final Eventing eventing;
    private final DataSource database;
    private final Outbox outbox;
    private final KeepPublicRequests keep;

    FollowCases(Eventing eventing, DataSource database, Outbox outbox, KeepPublicRequests keep) {
        this.eventing = eventing;
        this.database = database;
        this.outbox = outbox;
        this.keep = keep;
    }

    void ask(@Observes @Priority(BEFORE_OTHERS) StartupEvent start) {
        eventing.readIntoDatabase(Streams.CASES_EVENTS, database, outbox, keep);
    }
}
