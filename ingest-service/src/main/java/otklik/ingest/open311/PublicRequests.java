package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;

/** Reads the tables {@code open311_request}, {@code open311_update} and {@code open311_token}. Blocks. */
@Singleton
final class PublicRequests {
    private static final String COLUMNS = """
            select r.reference, r.source, r.state, r.rejected_for, r.words, r.category, r.agency, r.lead, r.description,
                   r.lat, r.lon, r.address, r.requested_at, r.updated_at, r.expected_at
            from open311_request r
            """;

    private final DataSource database;

    PublicRequests(DataSource database) {
        this.database = database;
    }

    /** At most {@value Filter#MOST}, the newest first. */
    List<PublicRequest> list(Filter filter) throws SQLException {
        return list(filter, Page.FIRST);
    }

    /** A page of what matches; of requests that are named by their numbers, all. */
    List<PublicRequest> list(Filter filter, Page page) throws SQLException {
        return Transactions.run(database, transaction -> switch (filter) {
            case Filter.Numbers numbers -> byNumbers(transaction, numbers.references());
            case Filter.Matching matching -> matching(transaction, matching, page);
        });
    }

    Optional<PublicRequest> find(String reference) throws SQLException {
        return list(new Filter.Numbers(List.of(reference))).stream().findFirst();
    }

    /** The number of the request that a message became, or was added to. */
    Optional<String> numberOf(String token) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    select r.reference from open311_token t join open311_request r using (case_id)
                    where t.message_id = ?::uuid and r.sight <> 'hidden'""")) {
                select.setString(1, token);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(text(row, 1)) : Optional.empty();
                }
            }
        });
    }

    /** At most {@value Filter#MOST}, the oldest first, so that who asks again from the last one misses none. */
    List<PublicRequest.Update> updates(Span span) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    select u.update_id, r.reference, u.closed, u.step, u.words, u.at
                    from open311_update u join open311_request r using (case_id)
                    where u.at between ?::timestamptz and ?::timestamptz and r.sight <> 'hidden'
                    order by u.at, u.update_id limit ?""")) {
                select.setString(1, span.start().toString());
                select.setString(2, span.end().toString());
                select.setInt(3, Filter.MOST);
                List<PublicRequest.Update> updates = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        updates.add(new PublicRequest.Update(
                                text(row, 1),
                                text(row, 2),
                                row.getBoolean(3),
                                text(row, 4),
                                row.getString(5),
                                instant(row, 6)));
                    }
                }
                return updates;
            }
        });
    }

    private static List<PublicRequest> byNumbers(Connection transaction, List<String> references) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(COLUMNS
                + "where r.reference = any (?) and r.sight <> 'hidden' order by r.requested_at desc, r.case_id")) {
            select.setArray(1, transaction.createArrayOf("text", references.toArray()));
            return read(select);
        }
    }

    private static List<PublicRequest> matching(Connection transaction, Filter.Matching wanted, Page page)
            throws SQLException {
        boolean all = wanted.services().isEmpty();
        try (PreparedStatement select = transaction.prepareStatement(
                COLUMNS + "where r.sight = 'listed' and r.requested_at between ?::timestamptz and ?::timestamptz"
                        + " and r.closed = any (?)" + (all ? "" : " and r.category = any (?)")
                        + " order by r.requested_at desc, r.case_id limit "
                        + page.size()
                        + " offset " + page.skipped())) {
            select.setString(1, wanted.span().start().toString());
            select.setString(2, wanted.span().end().toString());
            select.setArray(3, transaction.createArrayOf("bool", wanted.closed().toArray()));
            if (!all) {
                select.setArray(
                        4, transaction.createArrayOf("text", wanted.services().toArray()));
            }
            return read(select);
        }
    }

    private static List<PublicRequest> read(PreparedStatement select) throws SQLException {
        List<PublicRequest> requests = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                requests.add(new PublicRequest(
                        text(row, 1),
                        row.getString(2),
                        text(row, 3),
                        row.getString(4),
                        row.getString(5),
                        text(row, 6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, Double.class),
                        row.getObject(11, Double.class),
                        row.getString(12),
                        instant(row, 13),
                        instant(row, 14),
                        known(row, 15)));
            }
        }
        return requests;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(known(row, column));
    }

    private static @Nullable Instant known(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
