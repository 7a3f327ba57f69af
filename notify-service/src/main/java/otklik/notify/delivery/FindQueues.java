package otklik.notify.delivery;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** Finds queues that nobody told of: what another replica planned, what is tried again, what a former life left. */
@Singleton
final class FindQueues {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ClaimRows rows;
    private final Turns turns;
    private final DataSource database;

    FindQueues(ClaimRows rows, Turns turns, DataSource database) {
        this.rows = rows;
        this.turns = turns;
        this.database = database;
    }

    @Produces
    @Singleton
    Loop loop() {
        return Worker.every(PAUSE, "notify: queues", this::find);
    }

    private void find() throws SQLException {
        turns.found(Transactions.run(database, rows::openQueues));
    }
}
