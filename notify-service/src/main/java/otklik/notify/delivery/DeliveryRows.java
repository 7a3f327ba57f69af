package otklik.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;

/** Rows of the table {@code delivery}: planning, superseding, purging. Every method is one statement. */
@Singleton
final class DeliveryRows {
    /** Most rows of one {@link #purge}. */
    static final int PURGED_AT_ONCE = 5_000;

    private final Turns turns;

    DeliveryRows(Turns turns) {
        this.turns = turns;
    }

    /**
     * A row to insert.
     *
     * @param held already leased by this process until {@link Delivery#dueAt()}
     */
    record Planned(Delivery delivery, boolean held) {}

    /** Inserts what is not there yet (constraint {@code delivery_pkey}) and says which rows were new. */
    Set<UUID> plan(Connection transaction, List<Planned> rows, String holder) throws SQLException {
        Set<UUID> inserted = new HashSet<>();
        if (rows.isEmpty()) {
            return inserted;
        }
        rows.stream()
                .filter(row -> !row.held())
                .forEach(row ->
                        turns.told(Queue.of(row.delivery()), row.delivery().plannedAt()));
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                    event_id, traceparent, facts, urgency, share, instead_of, state, due_at, held_by, planned_at)
                select notice_id::uuid, lane, endpoint, one_at_a_time::boolean, case_id::uuid, case_version::int, message_id::uuid, notice,
                    event_id, traceparent, facts, urgency::smallint, share, instead_of::uuid, state, due_at::timestamptz, case state when 'SENDING' then ? end,
                    planned_at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new(notice_id, lane, endpoint, one_at_a_time,
                    case_id, case_version, message_id, notice, event_id, traceparent, facts, urgency, share, instead_of,
                    state, due_at, planned_at)
                on conflict on constraint delivery_pkey do nothing
                returning notice_id""")) {
            insert.setString(1, holder);
            new Columns<>(insert, 2, rows)
                    .with(row -> row.delivery().noticeId())
                    .with(row -> row.delivery().lane())
                    .with(row -> row.delivery().endpoint())
                    .with(row -> row.delivery().oneAtATime())
                    .with(row -> row.delivery().caseId())
                    .with(row -> row.delivery().caseVersion())
                    .with(row -> row.delivery().messageId())
                    .with(row -> row.delivery().notice())
                    .with(row -> row.delivery().eventId())
                    .with(row -> row.delivery().traceparent())
                    .with(row -> json(row.delivery().facts()))
                    .with(row -> row.delivery().turn().urgency().rank())
                    .with(row -> row.delivery().turn().share())
                    .with(row -> row.delivery().insteadOf())
                    .with(row -> row.held() ? "SENDING" : "PENDING")
                    .with(row -> row.delivery().dueAt())
                    .with(row -> row.delivery().plannedAt());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    inserted.add(Objects.requireNonNull(row.getObject(1, UUID.class)));
                }
            }
        }
        return inserted;
    }

    /**
     * Ends statuses that wait while a later status of the same case says more. An answer and a question carry the agency's words
     * and a rejection its reason, so only a later one of its kind supersedes it; an acknowledgement is never superseded, and neither is
     * what staff sends again by hand.
     */
    int supersede(Connection transaction, Collection<String> cases, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery earlier set state = 'SUPERSEDED', finished_at = ?::timestamptz, facts = null, reason = 'a later status'
                where earlier.case_id = any (?::uuid[]) and earlier.state in ('PENDING', 'HELD') and earlier.resent = 0 and earlier.notice like 'status-%'
                  and exists (
                    select from delivery later
                    where later.case_id = earlier.case_id and later.endpoint = earlier.endpoint
                      and later.case_version > earlier.case_version
                      and later.notice like 'status-%' and later.state <> 'DEAD'
                      and (earlier.notice not in ('status-answered', 'status-rejected', 'status-question') or later.notice = earlier.notice))""")) {
            update.setString(1, now.toString());
            update.setArray(2, transaction.createArrayOf("text", cases.toArray()));
            return update.executeUpdate();
        }
    }

    /** Deletes finished rows that ended before the instant, at most {@link #PURGED_AT_ONCE}. */
    int purge(Connection transaction, Instant before) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from delivery where notice_id in (
                  select notice_id from delivery where finished_at < ?::timestamptz limit ?)""")) {
            delete.setString(1, before.toString());
            delete.setInt(2, PURGED_AT_ONCE);
            return delete.executeUpdate();
        }
    }

    static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private static String json(Facts facts) {
        try {
            return EventJson.mapper().writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
