package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import otklik.eventing.Condition;
import otklik.eventing.Transactions;

/** Finds queues that nobody told of: what another replica planned, what is tried again, what a former life left. */
@Singleton
final class FindQueues implements Loop {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ClaimRows rows;
    private final Turns turns;
    private final DataSource database;
    private final Worker worker = Worker.every(PAUSE, "notify: queues", this::find);

    FindQueues(ClaimRows rows, Turns turns, DataSource database) {
        this.rows = rows;
        this.turns = turns;
        this.database = database;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public List<Condition> conditions() {
        return List.of(worker.condition());
    }

    private void find() throws SQLException {
        turns.found(Transactions.run(database, rows::openQueues));
    }

    @Override
    public void close() {
        worker.close();
    }
}
