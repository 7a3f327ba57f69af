package otklik.routing.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import otklik.contracts.CaseSnapshot;

/** Cases and their timelines in PostgreSQL. Every method works within the caller's transaction. */
public final class CaseStore {
    private static final String SELECT = """
            select c.number, c.case_id, c.reference, c.version, c.message_id, c.category, c.confidence, c.municipality,
                   c.regime, c.opened_at, c.rule, c.pack_version, c.leaf, c.guess, c.guesses, c.model, c.kind, c.emergency,
                   m.channel, m.source, m.external_id, m.conversation, m.contact_id, m.language, m.text,
                   c.why, c.clock,
                   """ + StatusColumns.SELECTED + """
            \nfrom cases c join message m on m.message_id = c.message_id
            """;

    private static final String UPDATE =
            "update cases set version = ?, category = ?, leaf = ?, guess = ?, rule = ?, pack_version = ?, why = ?, regime = ?, clock = ?::jsonb, "
                    + StatusColumns.ASSIGNMENTS + " where number = ?";

    private static final int STATUS_READ = 28;
    private static final int STATUS_SET = 10;

    public Optional<Case> find(Connection transaction, Reference reference) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(SELECT + "where c.reference = ?")) {
            select.setString(1, reference.toString());
            return read(select).stream().findFirst();
        }
    }

    /**
     * The case under its row lock, until the transaction ends: nobody else changes it, or takes its next version, before.
     */
    public Optional<Case> lock(Connection transaction, Reference reference) throws SQLException {
        // Locked first and read after: a join under "for update" could see the message's words as they were before.
        try (PreparedStatement lock =
                transaction.prepareStatement("select 1 from cases where reference = ? for no key update")) {
            lock.setString(1, reference.toString());
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
            }
        }
        return find(transaction, reference);
    }

    /** Those cases under their row locks; taken in one order by everybody, so that no two wait for each other. */
    public List<Case> lock(Connection transaction, Collection<Long> numbers) throws SQLException {
        var wanted = transaction.createArrayOf("bigint", numbers.toArray());
        try (PreparedStatement lock = transaction.prepareStatement(
                "select number from cases where number = any (?) order by number for no key update")) {
            lock.setArray(1, wanted);
            lock.executeQuery().close();
        }
        try (PreparedStatement select = transaction.prepareStatement(SELECT + "where c.number = any (?)")) {
            select.setArray(1, wanted);
            return read(select);
        }
    }

    /** Stores what a command or a revision made of cases that the transaction has locked; words are not cases' columns. */
    public void update(Connection transaction, Collection<Case> cases) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            for (Case changed : cases) {
                String guess = changed.understood().guess();
                update.setInt(1, changed.version());
                update.setString(2, changed.category());
                update.setString(3, changed.leaf());
                update.setString(4, guess.equals(changed.category()) ? null : guess);
                update.setString(5, changed.rule());
                update.setString(6, changed.packVersion());
                update.setString(7, changed.ruling().why());
                update.setString(8, changed.regime());
                update.setString(9, changed.clock().stored(changed.openedAt()));
                StatusColumns.of(changed.status()).set(update, STATUS_SET);
                update.setLong(STATUS_SET + StatusColumns.COUNT, changed.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Notes agencies that the case left. */
    public void leave(Connection transaction, long caseNumber, List<String> agencies) throws SQLException {
        if (agencies.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into left_agency (case_number, agency) select ?, unnest(?)
                on conflict on constraint left_agency_pkey do nothing""")) {
            insert.setLong(1, caseNumber);
            insert.setArray(2, transaction.createArrayOf("text", agencies.toArray()));
            insert.executeUpdate();
        }
    }

    public void append(Connection transaction, Collection<TimelineEntry> entries) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into timeline (case_number, version, at, event, actor, agency, detail) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (TimelineEntry entry : entries) {
                insert.setLong(1, entry.caseNumber());
                insert.setInt(2, entry.version());
                insert.setObject(3, utc(entry.at()));
                insert.setString(4, entry.event());
                insert.setString(5, entry.actor());
                insert.setString(6, entry.agency());
                insert.setString(7, entry.detail());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Oldest first. */
    public List<TimelineEntry> timeline(Connection transaction, long caseNumber) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select version, at, event, actor, agency, detail from timeline
                where case_number = ? order by version""")) {
            select.setLong(1, caseNumber);
            List<TimelineEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new TimelineEntry(
                            caseNumber,
                            row.getInt(1),
                            instant(row, 2),
                            text(row, 3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)));
                }
            }
            return entries;
        }
    }

    private static List<Case> read(PreparedStatement select) throws SQLException {
        List<Case> cases = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                cases.add(read(row));
            }
        }
        return cases;
    }

    private static Case read(ResultSet row) throws SQLException {
        String category = text(row, 6);
        String corrected = row.getString(14);
        return new Case(
                row.getLong(1),
                text(row, 2),
                text(row, 3),
                row.getInt(4),
                StatusColumns.read(row, STATUS_READ),
                text(row, 5),
                new CaseSnapshot.Origin(
                        text(row, 19),
                        text(row, 20),
                        text(row, 21),
                        text(row, 22),
                        row.getString(23),
                        row.getString(24)),
                category,
                row.getDouble(7),
                row.getString(8),
                text(row, 9),
                instant(row, 10),
                new Ruling(row.getString(11), text(row, 12), row.getString(26)),
                CaseClock.read(row.getString(27), instant(row, 10)),
                text(row, 25),
                row.getString(13),
                new Understood(
                        corrected == null ? category : corrected,
                        StoredGuesses.read(row.getString(15)),
                        row.getString(16),
                        row.getString(17),
                        row.getString(18)));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
