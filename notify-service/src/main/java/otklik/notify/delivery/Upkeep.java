package otklik.notify.delivery;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** Keeps the table of deliveries small, beside the claims and not between them. */
@Singleton
final class Upkeep {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final DeliveryRows rows;
    private final DataSource database;
    private final DeliverySettings settings;
    private final Clock clock;

    Upkeep(DeliveryRows rows, DataSource database, DeliverySettings settings, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Loop loop() {
        return Worker.every(PAUSE, "notify: upkeep", this::purge);
    }

    /** Until nothing old is left: what ends in a minute may be more than one statement takes. */
    void purge() throws SQLException {
        int purged;
        do {
            purged = Transactions.run(
                    database, open -> rows.purge(open, clock.instant().minus(settings.keep())));
        } while (purged == DeliveryRows.PURGED_AT_ONCE);
    }
}
