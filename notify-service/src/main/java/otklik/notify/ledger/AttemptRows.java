package otklik.notify.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.Columns;
import otklik.notify.delivery.Outcome;

/** The table {@code attempt}: attempts after which a notice was open again. The last one is in the notice's own row. */
@Singleton
public final class AttemptRows {

    /** Keeps those that were attempts. The same one again is the same row (constraint {@code attempt_pkey}). */
    public void keep(Connection transaction, List<Outcome.Again> outcomes) throws SQLException {
        List<Outcome.Again> tried =
                outcomes.stream().filter(Outcome.Again::wasTried).toList();
        if (tried.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into attempt (notice_id, number, at, answer, next_at, unanswered)
                select notice_id::uuid, number::int, at::timestamptz, coalesce(answer, ''), next_at::timestamptz, unanswered::boolean
                from unnest(?, ?, ?, ?, ?, ?) as new(notice_id, number, at, answer, next_at, unanswered)
                on conflict on constraint attempt_pkey do nothing""")) {
            new Columns<>(insert, 1, tried)
                    .with(again -> again.delivery().noticeId())
                    .with(Outcome.Again::attempts)
                    .with(Outcome.Again::at)
                    .with(Outcome.Again::reason)
                    .with(Outcome.Again::dueAt)
                    .with(Outcome.Again::unanswered);
            insert.executeUpdate();
        }
    }

    /** How many attempts nobody answered, of those of the notices that have some. */
    public Map<UUID, Integer> unanswered(Connection transaction, Collection<UUID> notices) throws SQLException {
        Map<UUID, Integer> unanswered = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select notice_id, count(*) from attempt where notice_id = any (?) and unanswered group by notice_id""")) {
            select.setArray(1, transaction.createArrayOf("uuid", notices.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    unanswered.put(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getInt(2));
                }
            }
        }
        return unanswered;
    }

    /** In their order. */
    public List<Attempt> of(Connection transaction, UUID noticeId) throws SQLException {
        List<Attempt> attempts = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select number, at, answer, unanswered, next_at from attempt where notice_id = ? order by number""")) {
            select.setObject(1, noticeId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    attempts.add(new Attempt(
                            row.getInt(1),
                            Objects.requireNonNull(instant(row, 2)),
                            Objects.requireNonNull(row.getString(3)),
                            row.getBoolean(4),
                            instant(row, 5)));
                }
            }
        }
        return attempts;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
