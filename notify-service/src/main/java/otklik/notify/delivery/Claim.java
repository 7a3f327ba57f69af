package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** One claim: looks where {@link Turns} says, picks, and leases. */
@Singleton
final class Claim {
    /** Another instance took the chat meanwhile, or the row. */
    private static final Set<String> TAKEN_MEANWHILE = Set.of("23505", "40P01");

    private final Turns turns;
    private final ClaimRows rows;
    private final Holder holder;
    private final DataSource database;
    private final DeliverySettings settings;
    private final ClaimMeters meters;

    Claim(
            Turns turns,
            ClaimRows rows,
            Holder holder,
            DataSource database,
            DeliverySettings settings,
            ClaimMeters meters) {
        this.turns = turns;
        this.rows = rows;
        this.holder = holder;
        this.database = database;
        this.settings = settings;
        this.meters = meters;
    }

    /** @param looked whether anywhere was looked: if so, there may be more */
    record Claimed(boolean looked, List<Delivery> deliveries) {}

    /** @param rooms how many each lane takes */
    Claimed of(Map<String, Integer> rooms, Instant now) throws SQLException {
        List<Look> looks = turns.next(rooms, settings.claimMost(), now);
        if (looks.isEmpty()) {
            return new Claimed(false, List.of());
        }
        long began = System.nanoTime();
        try {
            return new Claimed(true, Transactions.run(database, open -> {
                ClaimRows.prepare(open);
                List<Candidate> picked = turns.pick(rows.look(open, looks, now), rooms, settings.claimMost(), now);
                Instant leasedUntil = RetryRules.micros(now.plus(settings.lease()));
                return rows.lease(open, picked, now, leasedUntil, holder.name());
            }));
        } catch (SQLException e) {
            if (TAKEN_MEANWHILE.contains(String.valueOf(e.getSQLState()))) {
                return new Claimed(true, List.of());
            }
            throw e;
        } finally {
            meters.claimed(System.nanoTime() - began);
        }
    }
}
