package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import otklik.eventing.Condition;
import otklik.eventing.Transactions;

/** Keeps the table of deliveries small, beside the claims and not between them. */
@Singleton
final class Upkeep implements Loop {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final DeliveryRows rows;
    private final DataSource database;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Worker worker = Worker.every(PAUSE, "notify: upkeep", this::purge);

    Upkeep(DeliveryRows rows, DataSource database, DeliverySettings settings, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public List<Condition> conditions() {
        return List.of(worker.condition());
    }

    /** Until nothing old is left: what ends in a minute may be more than one statement takes. */
    void purge() throws SQLException {
        int purged;
        do {
            purged = Transactions.run(
                    database, open -> rows.purge(open, clock.instant().minus(settings.keep())));
        } while (purged == DeliveryRows.PURGED_AT_ONCE);
    }

    @Override
    public void close() {
        worker.close();
    }
}
