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
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseSnapshot;

/** Cases and their timelines in PostgreSQL. Every method works within the caller's transaction. */
public final class CaseStore {
    private static final String SELECT = """
            select c.number, c.case_id, c.reference, c.version, c.status, c.message_id, c.category, c.confidence,
                   c.municipality, c.regime, c.executor, c.curator, c.opened_at, c.deadline, c.rule, c.pack_version,
                   c.resolution, c.answered_at,
                   m.channel, m.source, m.external_id, m.conversation, m.contact_id, m.language, m.text,
                   c.leaf, c.guess, c.guesses, c.model, c.kind, c.emergency
            from cases c join message m on m.message_id = c.message_id
            """;

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
        try (PreparedStatement update = transaction.prepareStatement("""
                update cases set version = ?, status = ?, executor = ?, curator = ?, deadline = ?, resolution = ?,
                       answered_at = ?, category = ?, leaf = ?, guess = ?, rule = ?, pack_version = ?
                where number = ?""")) {
            for (Case changed : cases) {
                Assignment held = changed.status().assignment().orElse(null);
                update.setInt(1, changed.version());
                update.setString(2, changed.status().code());
                update.setString(3, held == null ? null : held.executor());
                update.setString(4, held == null ? null : held.curator());
                update.setObject(5, held == null ? null : utc(held.deadline()));
                if (changed.status() instanceof CaseStatus.Answered answered) {
                    update.setString(6, answered.resolution());
                    update.setObject(7, utc(answered.at()));
                } else {
                    update.setString(6, null);
                    update.setObject(7, null);
                }
                String guess = changed.understood().guess();
                update.setString(8, changed.category());
                update.setString(9, changed.leaf());
                update.setString(10, guess.equals(changed.category()) ? null : guess);
                update.setString(11, changed.rule());
                update.setString(12, changed.packVersion());
                update.setLong(13, changed.number());
                update.addBatch();
            }
            update.executeBatch();
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
        String category = text(row, 7);
        String corrected = row.getString(27);
        return new Case(
                row.getLong(1),
                text(row, 2),
                text(row, 3),
                row.getInt(4),
                status(row),
                text(row, 6),
                new CaseSnapshot.Origin(
                        text(row, 19),
                        text(row, 20),
                        text(row, 21),
                        text(row, 22),
                        row.getString(23),
                        row.getString(24)),
                category,
                row.getDouble(8),
                row.getString(9),
                text(row, 10),
                instant(row, 13),
                row.getString(15),
                text(row, 16),
                text(row, 25),
                row.getString(26),
                new Understood(
                        corrected == null ? category : corrected,
                        StoredGuesses.read(row.getString(28)),
                        row.getString(29),
                        row.getString(30),
                        row.getString(31)));
    }

    private static CaseStatus status(ResultSet row) throws SQLException {
        String code = text(row, 5);
        if (code.equals("triage")) {
            return new CaseStatus.Triage();
        }
        Assignment held = new Assignment(text(row, 11), row.getString(12), instantOrNull(row, 14));
        return code.equals("assigned")
                ? new CaseStatus.Assigned(held)
                : new CaseStatus.Answered(held, text(row, 17), instant(row, 18));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
