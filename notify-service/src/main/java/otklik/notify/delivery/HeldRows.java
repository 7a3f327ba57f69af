package otklik.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;

/**
 * Rows of the table {@code delivery} that are held because their citizens want to hear of it later; {@code reason} says what for, and
 * {@code due_at} until when. Every method is one statement, within the caller's transaction.
 */
@Singleton
final class HeldRows {
    static final String QUIET = "quiet";
    static final String DIGEST = "digest";

    /** Most rows of one {@link #wake}, and most that are looked at for one {@link #lockDigests}. */
    static final int AT_ONCE = 1_000;

    /**
     * A notice to hold.
     *
     * @param what {@link #QUIET} or {@link #DIGEST}
     */
    record Held(UUID noticeId, String what, Instant until) {}

    /** A notice that is due to become a line of a digest. */
    record Line(
            UUID noticeId,
            String lane,
            String endpoint,
            String caseId,
            String eventId,
            @Nullable String traceparent,
            Facts facts) {}

    /** Holds what is planned and nobody has taken. */
    void hold(Connection transaction, List<Held> notices) throws SQLException {
        if (notices.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'HELD', reason = new.what, due_at = new.until::timestamptz
                from unnest(?, ?, ?) as new(notice_id, what, until)
                where delivery.notice_id = new.notice_id::uuid and delivery.state = 'PENDING'""")) {
            new Columns<>(update, 1, notices)
                    .with(Held::noticeId)
                    .with(Held::what)
                    .with(Held::until);
            update.executeUpdate();
        }
    }

    /** Opens what is held of the same cases for the same chats and comes before these, so that their order stays. */
    void openBefore(Connection transaction, List<Delivery> notices, Instant now) throws SQLException {
        if (notices.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'PENDING', reason = null, due_at = ?::timestamptz
                from unnest(?, ?, ?) as new(endpoint, case_id, case_version)
                where delivery.endpoint = new.endpoint and delivery.case_id = new.case_id::uuid and delivery.state = 'HELD'
                  and delivery.case_version < new.case_version::int""")) {
            update.setString(1, now.toString());
            new Columns<>(update, 2, notices)
                    .with(Delivery::endpoint)
                    .with(Delivery::caseId)
                    .with(Delivery::caseVersion);
            update.executeUpdate();
        }
    }

    /** Opens all that is held for these chats. */
    void openAll(Connection transaction, Collection<String> endpoints, Instant now) throws SQLException {
        if (endpoints.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'PENDING', reason = null, due_at = ?::timestamptz
                where endpoint = any (?) and state = 'HELD'""")) {
            update.setString(1, now.toString());
            update.setArray(2, transaction.createArrayOf("text", endpoints.toArray()));
            update.executeUpdate();
        }
    }

    /** Opens what is due by itself, at most {@link #AT_ONCE}; returns how many. */
    int wake(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'PENDING', reason = null
                from (select notice_id from delivery
                      where state = 'HELD' and due_at <= ?::timestamptz and reason is distinct from ?
                      order by due_at limit ? for update skip locked) due
                where delivery.notice_id = due.notice_id""")) {
            update.setString(1, now.toString());
            update.setString(2, DIGEST);
            update.setInt(3, AT_ONCE);
            return update.executeUpdate();
        }
    }

    /** All lines that are due for some chats, the oldest of each first; nobody else makes digests until the end of the transaction. */
    List<Line> lockDigests(Connection transaction, Instant now) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select notice_id, lane, endpoint, case_id, event_id, traceparent, facts from delivery
                where state = 'HELD' and reason = ? and due_at <= ?::timestamptz
                  and endpoint in (
                    select endpoint from delivery where state = 'HELD' and reason = ? and due_at <= ?::timestamptz
                    order by due_at limit ?)
                  and (select pg_try_advisory_xact_lock(hashtext('otklik notify digests')))
                order by endpoint, planned_at, case_version
                for update""")) {
            select.setString(1, DIGEST);
            select.setString(2, now.toString());
            select.setString(3, DIGEST);
            select.setString(4, now.toString());
            select.setInt(5, AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new Line(
                            Objects.requireNonNull(row.getObject(1, UUID.class)),
                            DeliveryRows.text(row, 2),
                            DeliveryRows.text(row, 3),
                            DeliveryRows.text(row, 4),
                            DeliveryRows.text(row, 5),
                            row.getString(6),
                            facts(DeliveryRows.text(row, 7))));
                }
            }
        }
        return lines;
    }

    /** Ends what another notice tells. */
    void digested(Connection transaction, Collection<UUID> notices, UUID digest, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'DIGESTED', reason = ?, finished_at = ?::timestamptz, facts = null
                where notice_id = any (?) and state = 'HELD'""")) {
            update.setString(1, digest.toString());
            update.setString(2, now.toString());
            update.setArray(3, transaction.createArrayOf("uuid", notices.toArray()));
            update.executeUpdate();
        }
    }

    private static Facts facts(String json) {
        try {
            return EventJson.mapper().readValue(json, Facts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
