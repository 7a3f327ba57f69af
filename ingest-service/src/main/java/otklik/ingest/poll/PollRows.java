package otklik.ingest.poll;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;

/** Table {@code poll_source}: where we are with each platform, and which replica asks it. Thread-safe. */
@Singleton
final class PollRows {
    private final DataSource database;
    private final String holder;

    /** @param instance stable name of this replica: what its former life held is its own */
    PollRows(DataSource database, @ConfigProperty(name = "otklik.instance", defaultValue = "0") String instance) {
        this.database = database;
        this.holder = instance;
    }

    /** @param seen {@link Page#digests()} of the page that was taken last; absent at the beginning */
    record Position(String cursor, byte @Nullable [] seen) {}

    /**
     * How it stands.
     *
     * @param polledAt when it last answered with a page that was taken
     * @param error why it failed the last time; absent when it did not
     */
    record Standing(
            String cursor,
            Instant dueAt,
            @Nullable Instant polledAt,
            @Nullable String error,
            @Nullable Instant errorAt) {}

    /** The platform for this replica alone, where it is due and no other has it (constraint {@code poll_source_pkey}). */
    Optional<Position> take(String connector, String first, Instant now, Instant until) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement upsert = transaction.prepareStatement("""
                    insert into poll_source as known (connector, cursor, due_at, held_by, held_until)
                    values (?, ?, ?::timestamptz, ?, ?::timestamptz)
                    on conflict on constraint poll_source_pkey do update
                    set held_by = excluded.held_by, held_until = excluded.held_until
                    where known.due_at <= excluded.due_at
                      and (known.held_by is null or known.held_by = excluded.held_by or known.held_until <= excluded.due_at)
                    returning cursor, seen""")) {
                upsert.setString(1, connector);
                upsert.setString(2, first);
                upsert.setString(3, now.toString());
                upsert.setString(4, holder);
                upsert.setString(5, until.toString());
                try (ResultSet row = upsert.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Position(Objects.requireNonNull(row.getString(1)), row.getBytes(2)))
                            : Optional.empty();
                }
            }
        });
    }

    /**
     * The page at the cursor was taken: on to the next, and let the platform go.
     *
     * @return false where another replica, or an admin, has moved it meanwhile: then it stays as they left it
     */
    boolean move(String connector, String from, String to, byte[] seen, Instant now, Instant dueAt)
            throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement("""
                    update poll_source set cursor = ?, seen = ?, polled_at = ?::timestamptz, due_at = ?::timestamptz,
                      held_by = null, held_until = null, error = null, error_at = null
                    where connector = ? and held_by = ? and cursor = ?""")) {
                update.setString(1, to);
                update.setBytes(2, seen);
                update.setString(3, now.toString());
                update.setString(4, dueAt.toString());
                update.setString(5, connector);
                update.setString(6, holder);
                update.setString(7, from);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** It failed: nothing moves. */
    void failed(String connector, String reason, Instant now, Instant dueAt) throws SQLException {
        Transactions.run(database, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement("""
                    update poll_source set due_at = ?::timestamptz, held_by = null, held_until = null,
                      error = ?, error_at = ?::timestamptz
                    where connector = ? and held_by = ?""")) {
                update.setString(1, dueAt.toString());
                update.setString(2, reason);
                update.setString(3, now.toString());
                update.setString(4, connector);
                update.setString(5, holder);
                return update.executeUpdate();
            }
        });
    }

    /** From this cursor on, at once; what is just being taken does not move it. False where it was never asked yet. */
    boolean rewind(String connector, String cursor, Instant now) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement("""
                    update poll_source set cursor = ?, seen = null, due_at = ?::timestamptz, held_by = null, held_until = null
                    where connector = ?""")) {
                update.setString(1, cursor);
                update.setString(2, now.toString());
                update.setString(3, connector);
                return update.executeUpdate() == 1;
            }
        });
    }

    Optional<Standing> find(String connector) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select cursor, due_at, polled_at, error, error_at from poll_source where connector = ?")) {
                select.setString(1, connector);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Standing(
                                    Objects.requireNonNull(row.getString(1)),
                                    Objects.requireNonNull(instant(row, 2)),
                                    instant(row, 3),
                                    row.getString(4),
                                    instant(row, 5)))
                            : Optional.empty();
                }
            }
        });
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
