package otklik.routing.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The table {@code erased_citizen}. Whoever opens cases holds the gate open, whoever erases shuts it for a moment: so no message is
 * stored between the look for marks and the erasure that it was to be part of. Every method works within the caller's transaction.
 */
public final class ErasedCitizens {
    /**
     * A dead letter of a raw stream, redriven on its last day, dead again as tagged and redriven on its last day, comes after 30 days at
     * most.
     */
    static final Duration KEPT = Duration.ofDays(40);

    /** Any number that nothing else in this schema locks. */
    private static final long GATE = 0x0E_2A_5E;

    /** Until the transaction ends no citizen is erased. */
    public void holdOpen(Connection transaction) throws SQLException {
        call(transaction, "select pg_advisory_xact_lock_shared(hashtext(current_schema()), ?::int)");
    }

    /** Waits for all who open cases now; until the transaction ends nobody opens more. */
    public void shut(Connection transaction) throws SQLException {
        call(transaction, "select pg_advisory_xact_lock(hashtext(current_schema()), ?::int)");
    }

    private static void call(Connection transaction, String lock) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(lock)) {
            select.setLong(1, GATE);
            select.executeQuery().close();
        }
    }

    /** Since when those of them are erased that are. */
    public Map<String, Instant> among(Connection transaction, Collection<String> citizens) throws SQLException {
        Map<String, Instant> erased = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.citizen, e.erased_at from unnest(?) as c (citizen)
                join erased_citizen e on e.citizen_hash = sha256(convert_to(c.citizen, 'UTF8'))""")) {
            select.setArray(1, transaction.createArrayOf("text", citizens.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    erased.put(
                            Objects.requireNonNull(row.getString(1)),
                            Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                    .toInstant());
                }
            }
        }
        return erased;
    }

    void mark(Connection transaction, String citizen, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into erased_citizen as known (citizen_hash, erased_at) values (sha256(convert_to(?, 'UTF8')), ?)
                on conflict on constraint erased_citizen_pkey do update
                set erased_at = greatest(known.erased_at, excluded.erased_at)""")) {
            insert.setString(1, citizen);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Forgets marks that nothing can come late for any more. */
    int forget(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from erased_citizen where erased_at < ?")) {
            delete.setObject(1, now.minus(KEPT).atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }
}
