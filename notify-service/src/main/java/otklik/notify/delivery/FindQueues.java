package otklik.notify.delivery;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** Finds what nobody told of: what another replica planned, what is held no more, what a former life left; and what is due later. */
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
