package otklik.routing.queue;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Queues and search, put together. */
final class Queues {

    @Produces
    @Singleton
    ReadQueue readQueue(DataSource database, Clock clock) {
        return new ReadQueue(database, clock);
    }

    @Produces
    @Singleton
    IndexWords indexWords(DataSource database) {
        return new IndexWords(database);
    }
}
