package otklik.notify.delivery;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** Says now and then how much waits and how the lanes are, beside the claims and not between them. */
@Singleton
final class WatchDeliveries {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Of each lane and urgency. */
    private static final int COUNTED = 10_000;

    private final ClaimRows rows;
    private final Lanes lanes;
    private final DataSource database;
    private final DeliveryMeters deliveries;
    private final ClaimMeters claims;

    WatchDeliveries(ClaimRows rows, Lanes lanes, DataSource database, DeliveryMeters deliveries, ClaimMeters claims) {
        this.rows = rows;
        this.lanes = lanes;
        this.database = database;
        this.deliveries = deliveries;
        this.claims = claims;
    }

    @Produces
    @Singleton
    Loop loop() {
        return Worker.every(PAUSE, "notify: watch", this::look);
    }

    private void look() throws SQLException {
        claims.lanes(lanes.resting(), lanes.held());
        deliveries.pending(Transactions.run(database, open -> rows.countOpen(open, COUNTED)));
    }
}
