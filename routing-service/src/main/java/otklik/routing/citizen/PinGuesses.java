package otklik.routing.citizen;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import otklik.routing.casework.Reference;

/** Counts wrong PINs per reference, whether it exists or not, so that all service replicas see one limit. */
final class PinGuesses {
    private static final Duration WINDOW = Duration.ofHours(1);
    private final int most;

    /** @param most wrong PINs that one reference takes within an hour */
    PinGuesses(int most) {
        this.most = most;
    }

    /**
     * Counts a guess before it is judged, under the row's lock: guesses at one reference are judged one after another, so
     * that many at once get no more than the limit. Who guessed right rolls the transaction back.
     *
     * @return how long to wait, when the limit is reached
     */
    Optional<Duration> count(Connection transaction, Reference reference, Instant now) throws SQLException {
        OffsetDateTime oldest = now.minus(WINDOW).atOffset(ZoneOffset.UTC);
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into pin_guess as known (reference, since, wrong) values (?, ?, 1)
                on conflict on constraint pin_guess_pkey do update
                set wrong = case when known.since <= ? then 1 else known.wrong + 1 end,
                    since = case when known.since <= ? then excluded.since else known.since end
                returning wrong, since""")) {
            upsert.setString(1, reference.toString());
            upsert.setObject(2, now.atOffset(ZoneOffset.UTC));
            upsert.setObject(3, oldest);
            upsert.setObject(4, oldest);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                if (row.getInt(1) <= most) {
                    return Optional.empty();
                }
                Instant since = Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                        .toInstant();
                return Optional.of(Duration.between(now, since.plus(WINDOW)));
            }
        }
    }

    /** Forgets what no longer counts. */
    void forget(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from pin_guess where since <= ?")) {
            delete.setObject(1, now.minus(WINDOW).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
