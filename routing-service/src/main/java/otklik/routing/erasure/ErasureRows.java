package otklik.routing.erasure;

import java.sql.Array;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.Reference;
import otklik.routing.link.Links;

/**
 * Takes words out of rows. {@code ErasedColumnsTest} holds the list of all columns that may keep theirs: whoever adds a column says there
 * or here what becomes of it. Every method works within the caller's transaction.
 */
final class ErasureRows {
    /** Entries of a timeline whose detail is a code of ours. Any other may be in somebody's words and goes. */
    private static final List<String> DETAILS_WITHOUT_WORDS = List.of(
            "opened",
            "assigned",
            "category-corrected",
            "promoted",
            "rejected",
            "revised",
            "deadline-near",
            "escalated",
            "erased");

    private final Links links = new Links();

    /**
     * The case by which somebody asks.
     *
     * @param citizen absent where the source names no author
     * @param erasedAt since when it is erased, where it is
     */
    record Asked(
            long number,
            String messageId,
            @Nullable String citizen,
            @Nullable Instant erasedAt) {}

    /**
     * A message that is to be erased.
     *
     * @param first whether its words are those of its case
     * @param citizen absent where the source names no author
     */
    record Own(
            String messageId,
            long caseNumber,
            boolean first,
            @Nullable String contactId,
            @Nullable String citizen) {}

    Optional<Asked> asked(Connection transaction, Reference reference) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.number, m.message_id, m.citizen, c.erased_at from cases c join message m on m.message_id = c.message_id
                where c.reference = ?""")) {
            select.setString(1, reference.toString());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                OffsetDateTime erasedAt = row.getObject(4, OffsetDateTime.class);
                return Optional.of(new Asked(
                        row.getLong(1),
                        Objects.requireNonNull(row.getString(2)),
                        row.getString(3),
                        erasedAt == null ? null : erasedAt.toInstant()));
            }
        }
    }

    /**
     * All messages of the citizen, and what he added to his cases by their PIN, from wherever; where the source names no author, those of
     * the one case.
     */
    List<Own> messagesOf(Connection transaction, Asked by) throws SQLException {
        String citizen = by.citizen();
        if (citizen == null) {
            try (PreparedStatement select =
                    own(transaction, "m.case_number = (select case_number from message where message_id = ?::uuid)")) {
                select.setString(1, by.messageId());
                return read(select);
            }
        }
        try (PreparedStatement select = own(transaction, """
                m.message_id in (
                    select message_id from message where citizen = ?
                    union select a.message_id from message f
                    join cases o on o.number = f.case_number and o.message_id = f.message_id
                    join message a on a.case_number = o.number where f.citizen = ?)""")) {
            select.setString(1, citizen);
            select.setString(2, citizen);
            return read(select);
        }
    }

    /** The cases that the messages opened, and those for parts of them. */
    Set<Long> casesOf(Connection transaction, List<Own> messages) throws SQLException {
        List<Own> firsts = messages.stream().filter(Own::first).toList();
        Set<Long> opened = new TreeSet<>(firsts.stream().map(Own::caseNumber).toList());
        try (PreparedStatement select = transaction.prepareStatement(
                "select number from cases where is_part and message_id = any (?::uuid[])")) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "text", firsts.stream().map(Own::messageId).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    opened.add(row.getLong(1));
                }
            }
        }
        return opened;
    }

    List<Own> messagesIn(Connection transaction, Collection<Long> cases) throws SQLException {
        try (PreparedStatement select = own(transaction, "m.case_number = any (?)")) {
            select.setArray(1, numbers(transaction, cases));
            return read(select);
        }
    }

    private static PreparedStatement own(Connection transaction, String where) throws SQLException {
        return transaction.prepareStatement("""
                select m.message_id, m.case_number, c.message_id = m.message_id, m.contact_id, m.citizen
                from message m join cases c on c.number = m.case_number where m.erased_at is null and\s""" + where);
    }

    private static List<Own> read(PreparedStatement select) throws SQLException {
        List<Own> own = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                own.add(new Own(
                        Objects.requireNonNull(row.getString(1)),
                        row.getLong(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getString(5)));
            }
        }
        return own;
    }

    /**
     * Cases that ended before the instant and still have words; some hundred at most, under their row locks. Cases for parts of one
     * message share its words, which stay until the last of them has ended.
     */
    List<Long> endedBefore(Connection transaction, Instant before, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.number from cases c
                where c.status in ('closed', 'rejected') and c.erased_at is null
                  and coalesce(c.closed_at, c.rejected_at) < ?
                  and not exists (
                    select from cases part where part.is_part and part.message_id = c.message_id and part.erased_at is null
                    and not (part.status in ('closed', 'rejected') and coalesce(part.closed_at, part.rejected_at) < ?))
                  and not exists (
                    select from message m join cases whole on whole.number = m.case_number
                    where c.is_part and m.message_id = c.message_id and whole.erased_at is null
                    and not (whole.status in ('closed', 'rejected') and coalesce(whole.closed_at, whole.rejected_at) < ?))
                order by coalesce(c.closed_at, c.rejected_at) limit ? for no key update of c skip locked""")) {
            select.setObject(1, utc(before));
            select.setObject(2, utc(before));
            select.setObject(3, utc(before));
            select.setInt(4, most);
            List<Long> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
            return found;
        }
    }

    /** What is said of the messages, whatever case they are in. The id stays: what comes under it again is a repeat. */
    void eraseMessages(Connection transaction, Collection<String> messageIds, Instant now) throws SQLException {
        Array ids = transaction.createArrayOf("text", messageIds.toArray());
        try (PreparedStatement update = transaction.prepareStatement("""
                update message set text = ?, sealed_original = '', particulars = null, citizen = null, contact_id = null,
                       external_id = message_id::text, conversation = message_id::text, digest = '', erased_at = ?
                where message_id = any (?::uuid[])""")) {
            update.setString(1, Case.ERASED);
            update.setObject(2, utc(now));
            update.setArray(3, ids);
            update.executeUpdate();
        }
        for (String table : List.of("message_revision", "message_attachment")) {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from " + table + " where message_id = any (?::uuid[])")) {
                delete.setArray(1, ids);
                delete.executeUpdate();
            }
        }
    }

    /** That the citizen has other pseudonyms, and what he wrote that waits. */
    void forgetCitizen(Connection transaction, String citizen) throws SQLException {
        links.part(transaction, citizen);
        for (String table : List.of("link_code", "early_message")) {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from " + table + " where citizen = ?")) {
                delete.setString(1, citizen);
                delete.executeUpdate();
            }
        }
    }

    /** What was told and asked in the chats, of other people's cases, too. */
    void forgetChats(Connection transaction, Collection<String> contactIds) throws SQLException {
        for (String table : List.of("told_notice", "open_question")) {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from " + table + " where contact_id = any (?)")) {
                delete.setArray(1, transaction.createArrayOf("text", contactIds.toArray()));
                delete.executeUpdate();
            }
        }
    }

    /** What is said in the cases beside their messages; their states are stored by {@code CaseStore}. */
    void eraseCases(Connection transaction, Collection<Long> cases, Instant now) throws SQLException {
        Array numbers = numbers(transaction, cases);
        try (PreparedStatement update = transaction.prepareStatement("""
                update cases set pin_hash = '', why = null, returned_reason = null, returned_hint = null, timer_at = null, erased_at = ?
                where number = any (?)""")) {
            update.setObject(1, utc(now));
            update.setArray(2, numbers);
            update.executeUpdate();
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update timeline set detail = null
                where case_number = any (?) and detail is not null and event <> all (?)""")) {
            update.setArray(1, numbers);
            update.setArray(2, transaction.createArrayOf("text", DETAILS_WITHOUT_WORDS.toArray()));
            update.executeUpdate();
        }
        // Rows of cases as they were before a step: what would be needed to take it back, which cannot be any more.
        try (PreparedStatement update = transaction.prepareStatement(
                "update bulk_result set before = null, detail = null where case_number = any (?)")) {
            update.setArray(1, numbers);
            update.executeUpdate();
        }
        try (PreparedStatement update = transaction.prepareStatement(
                "update rating set sealed_comment = null, object = null where case_number = any (?)")) {
            update.setArray(1, numbers);
            update.executeUpdate();
        }
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from addition_leave where case_number = any (?)")) {
            delete.setArray(1, numbers);
            delete.executeUpdate();
        }
        for (String table : List.of("told_notice", "open_question", "sent_together", "case_notice")) {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from " + table + " where case_number = any (?)")) {
                delete.setArray(1, numbers);
                delete.executeUpdate();
            }
        }
        // The index is made anew from the rows as they are now; until then the cases are not found at all.
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from case_text where case_number = any (?)")) {
            delete.setArray(1, numbers);
            delete.executeUpdate();
        }
    }

    /** Agencies that a case left before. */
    Set<String> leftBy(Connection transaction, long caseNumber) throws SQLException {
        Set<String> left = new TreeSet<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select agency from left_agency where case_number = ?")) {
            select.setLong(1, caseNumber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    left.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return left;
    }

    /** The agencies' topics are told once more, later: {@link Tombstones}. */
    void remember(Connection transaction, Case erased, Set<String> agencies, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into erased_case (case_id, agencies, erased_at) values (?::uuid, ?, ?)
                on conflict on constraint erased_case_pkey do nothing""")) {
            insert.setString(1, erased.caseId());
            insert.setArray(2, transaction.createArrayOf("text", agencies.toArray()));
            insert.setObject(3, utc(now));
            insert.executeUpdate();
        }
    }

    void record(Connection transaction, Erasure erasure) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into erasure (id, at, because, actor, cases, messages) values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, erasure.id());
            insert.setObject(2, utc(erasure.at()));
            insert.setString(3, erasure.because());
            insert.setString(4, erasure.actor());
            insert.setInt(5, erasure.cases());
            insert.setInt(6, erasure.messages());
            insert.executeUpdate();
        }
    }

    /** The last ones, newest first. */
    List<Erasure> recorded(Connection transaction, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select id, at, because, actor, cases, messages from erasure order by at desc, id limit ?")) {
            select.setInt(1, most);
            List<Erasure> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Erasure(
                            Objects.requireNonNull(row.getObject(1, UUID.class)),
                            Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                    .toInstant(),
                            Objects.requireNonNull(row.getString(3)),
                            row.getString(4),
                            row.getInt(5),
                            row.getInt(6)));
                }
            }
            return found;
        }
    }

    private static Array numbers(Connection transaction, Collection<Long> cases) throws SQLException {
        return transaction.createArrayOf("bigint", cases.toArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
