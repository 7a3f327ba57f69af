package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One claim: looks where {@link Turns} says, picks, and leases. */
@Singleton
final class Claim {
    /** Another instance took the chat meanwhile, or the row. */
    private static final Set<String> TAKEN_MEANWHILE = Set.of("23505", "40P01");

    private final Turns turns;
    private final ClaimRows rows;
    private final Holder holder;
    private final ClaimSession session;
    private final DeliverySettings settings;
    private final ClaimMeters meters;

    Claim(
            Turns turns,
            ClaimRows rows,
            Holder holder,
            ClaimSession session,
            DeliverySettings settings,
            ClaimMeters meters) {
        this.turns = turns;
        this.rows = rows;
        this.holder = holder;
        this.session = session;
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
        boolean done = false;
        try {
            Connection open = session.open();
            List<Candidate> picked = turns.pick(rows.look(open, looks, now), rooms, settings.claimMost(), now);
            Claimed claimed = new Claimed(true, lease(open, picked, now));
            done = true;
            return claimed;
        } finally {
            meters.claimed(System.nanoTime() - began);
            if (!done) {
                session.drop();
            }
        }
    }

    private List<Delivery> lease(Connection open, List<Candidate> picked, Instant now) throws SQLException {
        try {
            return rows.lease(open, picked, now, RetryRules.micros(now.plus(settings.lease())), holder.name());
        } catch (SQLException e) {
            if (TAKEN_MEANWHILE.contains(String.valueOf(e.getSQLState()))) {
                return List.of();
            }
            throw e;
        }
    }
}
