package otklik.routing.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
            select c.number, c.case_id, c.reference, c.version, c.message_id, c.category, c.confidence, c.municipality,
                   c.regime, c.opened_at, c.rule, c.pack_version, c.leaf, c.guess, c.guesses, c.model, c.kind, c.emergency,
                   m.channel, m.source, m.external_id, m.conversation, m.contact_id, m.language, m.text,
                   c.why, c.clock, coalesce(c.voices, 1), c.lead, l.case_id, l.reference,
                   m.particulars ->> 'network', c.campaign,
                   """ + StatusColumns.SELECTED + "\n";

    private static final String FROM_CASES = SELECT + """
            from cases c join message m on m.message_id = c.message_id left join cases l on l.number = c.lead
            """;

    private static final String FROM_KEPT_ROWS = SELECT + """
            from unnest(?::jsonb[]) kept (row) cross join lateral jsonb_populate_record(null::cases, kept.row) c
            join message m on m.message_id = c.message_id left join cases l on l.number = c.lead
            """;

    private static final String UPDATE =
            "update cases set version = ?, category = ?, leaf = ?, guess = ?, rule = ?, pack_version = ?, why = ?, regime = ?, clock = ?::jsonb, voices = ?, lead = ?, kind = ?, "
                    + StatusColumns.ASSIGNMENTS + " where number = ?";

    private static final int STATUS_READ = 34;
    private static final int STATUS_SET = 13;

    public Optional<Case> find(Connection transaction, Reference reference) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(FROM_CASES + "where c.reference = ?")) {
            select.setString(1, reference.toString());
            return read(select).stream().findFirst();
        }
    }

    /**
     * The case under its row lock, until the transaction ends: nobody else changes it, or takes its next version, before.
     */
    public Optional<Case> lock(Connection transaction, Reference reference) throws SQLException {
        return lockAll(transaction, List.of(reference)).stream().findFirst();
    }

    /** Those of them that exist, under their row locks. */
    public List<Case> lockAll(Connection transaction, Collection<Reference> references) throws SQLException {
        Object[] wanted = references.stream().map(Reference::toString).toArray();
        return lock(transaction, "reference = any (?)", transaction.createArrayOf("text", wanted));
    }

    /** Those cases under their row locks. */
    public List<Case> lock(Connection transaction, Collection<Long> numbers) throws SQLException {
        return lock(transaction, "number = any (?)", transaction.createArrayOf("bigint", numbers.toArray()));
    }

    /**
     * Locks are taken in one order by everybody, so that no two wait for each other. Leads before members: what happens to a lead goes on
     * to its members, so whoever holds a member must not wait for a lead.
     */
    private static List<Case> lock(Connection transaction, String which, java.sql.Array wanted) throws SQLException {
        List<Long> locked = new ArrayList<>();
        // Locked first and read after: a join under "for update" could see the message's words as they were before.
        try (PreparedStatement lock = transaction.prepareStatement(
                "select number from cases where " + which + " order by lead is not null, number for no key update")) {
            lock.setArray(1, wanted);
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getLong(1));
                }
            }
        }
        if (locked.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = transaction.prepareStatement(FROM_CASES + "where c.number = any (?)")) {
            select.setArray(1, transaction.createArrayOf("bigint", locked.toArray()));
            return read(select);
        }
    }

    /** Those cases, as they are now. */
    public List<Case> read(Connection transaction, Collection<Long> numbers) throws SQLException {
        if (numbers.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = transaction.prepareStatement(FROM_CASES + "where c.number = any (?)")) {
            select.setArray(1, transaction.createArrayOf("bigint", numbers.toArray()));
            return read(select);
        }
    }

    /** Cases as they were when their rows were kept as JSON ({@code to_jsonb(cases)}). */
    public List<Case> asKept(Connection transaction, Collection<String> rows) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(FROM_KEPT_ROWS)) {
            select.setArray(1, transaction.createArrayOf("text", rows.toArray()));
            return read(select);
        }
    }

    /** The members of a lead that the transaction has locked, under their row locks. */
    public List<Case> lockMembers(Connection transaction, long lead) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(
                "select number from cases where lead = ? order by number for no key update")) {
            lock.setLong(1, lead);
            lock.executeQuery().close();
        }
        try (PreparedStatement select =
                transaction.prepareStatement(FROM_CASES + "where c.lead = ? order by c.number")) {
            select.setLong(1, lead);
            return read(select);
        }
    }

    /** Stores versions and voices alone: what messages and joins change of cases that the transaction has locked. One statement. */
    public void count(Connection transaction, Collection<Case> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update cases c set version = u.version, voices = u.voices
                from unnest(?::bigint[], ?::int[], ?::int[]) as u (number, version, voices) where c.number = u.number""")) {
            update.setObject(1, cases.stream().mapToLong(Case::number).toArray());
            update.setObject(2, cases.stream().mapToInt(Case::version).toArray());
            update.setObject(3, cases.stream().mapToInt(Case::voices).toArray());
            update.executeUpdate();
        }
    }

    /** Stores one state for all these members, each with its next version, in one statement. */
    public void update(Connection transaction, CaseStatus next, @Nullable Lead lead, Collection<Case> members)
            throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update cases set version = version + 1, lead = ?, "
                        + StatusColumns.ASSIGNMENTS + " where number = any (?)")) {
            update.setObject(1, lead == null ? null : lead.number(), Types.BIGINT);
            StatusColumns.of(next).set(update, 2);
            update.setArray(
                    2 + StatusColumns.COUNT,
                    transaction.createArrayOf(
                            "bigint", members.stream().map(Case::number).toArray()));
            update.executeUpdate();
        }
    }

    /** Numbers for new cases. First the transaction's id, then numbers: what looks for cases above a number relies on this order. */
    public long[] numbers(Connection transaction, int count) throws SQLException {
        long[] numbers = new long[count];
        try (PreparedStatement next = transaction.prepareStatement(
                "select pg_current_xact_id() is null, nextval('case_number') from generate_series(1, ?)")) {
            next.setInt(1, count);
            try (ResultSet row = next.executeQuery()) {
                for (int i = 0; row.next(); i++) {
                    numbers[i] = row.getLong(2);
                }
            }
        }
        return numbers;
    }

    /**
     * Stores a case that was split off from the first case of its message, with what was guessed about that.
     *
     * @param pinHash as in the first case, under its own id
     */
    public void insertPart(Connection transaction, Case part, byte[] pinHash) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                                   municipality, regime, opened_at, pack_version, guesses, model, kind, campaign, is_part)
                select ?, ?::uuid, ?, 0, 'triage', m.message_id, ?, '', f.confidence, f.municipality, f.regime, f.opened_at, '',
                       f.guesses, f.model, f.kind, f.campaign, true
                from message m join cases f on f.number = m.case_number where m.message_id = ?::uuid""")) {
            insert.setLong(1, part.number());
            insert.setString(2, part.caseId());
            insert.setString(3, part.reference());
            insert.setBytes(4, pinHash);
            insert.setString(5, part.messageId());
            insert.executeUpdate();
        }
        update(transaction, List.of(part));
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
                Lead lead = changed.lead();
                update.setInt(10, changed.voices());
                update.setObject(11, lead == null ? null : lead.number(), Types.BIGINT);
                update.setString(12, changed.understood().kind());
                StatusColumns.of(changed.status()).set(update, STATUS_SET);
                update.setLong(STATUS_SET + StatusColumns.COUNT, changed.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /**
     * Notes agencies that cases left.
     *
     * @param agencies one for each number
     */
    public void leave(Connection transaction, List<Long> numbers, List<String> agencies) throws SQLException {
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into left_agency (case_number, agency) select distinct * from unnest(?::bigint[], ?::text[])
                on conflict on constraint left_agency_pkey do nothing""")) {
            insert.setArray(1, transaction.createArrayOf("bigint", numbers.toArray()));
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
        Lead lead = row.getObject(29) == null ? null : new Lead(row.getLong(29), text(row, 30), text(row, 31));
        return new Case(
                row.getLong(1),
                text(row, 2),
                text(row, 3),
                row.getInt(4),
                StatusColumns.read(row, STATUS_READ, lead),
                text(row, 5),
                new CaseSnapshot.Origin(
                        text(row, 19),
                        text(row, 20),
                        text(row, 21),
                        text(row, 22),
                        row.getString(23),
                        row.getString(24),
                        row.getString(32)),
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
                        row.getString(18)),
                row.getInt(28),
                lead,
                row.getString(33));
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
