package otklik.notify.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import otklik.eventing.EventJson;
import otklik.notify.status.Statuses.ToTell;

/** The table {@code connector_status}: a list for each platform, to be read from any place on. */
@Singleton
final class StatusRows {

    /** @param body JSON of a {@link otklik.contracts.StatusEvent.StatusChanged} */
    record Row(long id, String body) {}

    /**
     * Adds what is not there yet (constraint {@code connector_status_once}). Numbers are taken under a lock that is held until the commit: who
     * has read up to a number has missed none below it.
     */
    void add(Connection transaction, List<ToTell> statuses, Instant now) throws SQLException {
        if (statuses.isEmpty()) {
            return;
        }
        lock(transaction, statuses);
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into connector_status (connector, notice_id, case_id, body, written_at)
                select new.connector, new.notice_id::uuid, new.case_id::uuid, new.body, ?::timestamptz
                from unnest(?, ?, ?, ?) with ordinality as new(connector, notice_id, case_id, body, place)
                order by new.place
                on conflict on constraint connector_status_once do nothing""")) {
            insert.setString(1, now.toString());
            insert.setArray(2, texts(transaction, statuses, ToTell::connector));
            insert.setArray(
                    3, texts(transaction, statuses, told -> told.status().noticeId()));
            insert.setArray(
                    4, texts(transaction, statuses, told -> told.status().caseId()));
            insert.setArray(5, texts(transaction, statuses, StatusRows::json));
            insert.executeUpdate();
        }
    }

    /** Always in the same order, so that two transactions do not wait for each other. */
    private static void lock(Connection transaction, List<ToTell> statuses) throws SQLException {
        List<String> connectors =
                statuses.stream().map(ToTell::connector).distinct().sorted().toList();
        for (String connector : connectors) {
            try (PreparedStatement lock = transaction.prepareStatement(
                    "select pg_advisory_xact_lock(hashtextextended('connector_status ' || ?, 0))")) {
                lock.setString(1, connector);
                lock.executeQuery().close();
            }
        }
    }

    /** What follows the place, the first ones; at most so many. */
    List<Row> after(Connection transaction, String connector, long after, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select id, body from connector_status where connector = ? and id > ? order by id limit ?")) {
            select.setString(1, connector);
            select.setLong(2, after);
            select.setInt(3, most);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getLong(1), Objects.requireNonNull(row.getString(2))));
                }
            }
            return rows;
        }
    }

    /** The place before the first that was written at the instant or later; the end where there is none. */
    long placeBefore(Connection transaction, String connector, Instant since) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select coalesce(
                  (select min(id) - 1 from connector_status where connector = ? and written_at >= ?::timestamptz),
                  (select max(id) from connector_status where connector = ?), 0)""")) {
            select.setString(1, connector);
            select.setString(2, since.toString());
            select.setString(3, connector);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Deletes what was written before the instant, at most some thousands. */
    int purge(Connection transaction, Instant before) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from connector_status where id in (
                  select id from connector_status where written_at < ?::timestamptz limit 5000)""")) {
            delete.setString(1, before.toString());
            return delete.executeUpdate();
        }
    }

    private static Array texts(Connection transaction, List<ToTell> statuses, Function<ToTell, String> value)
            throws SQLException {
        return transaction.createArrayOf("text", statuses.stream().map(value).toArray());
    }

    private static String json(ToTell told) {
        try {
            return EventJson.mapper().writeValueAsString(told.status());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
