package otklik.notify.erasure;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Who is forgotten. Every method is idempotent, and works within the caller's transaction. */
@Singleton
public final class ErasedRows {
    /** Longer than {@code cases.events} and its dead letters bring back what is older. */
    private static final Duration MARKS_KEPT = Duration.ofDays(61);

    /**
     * The addresses go once the farewell is over; older ones that come late are not taken.
     *
     * @param dropBy when they go although nobody could be told
     */
    public void forgetContacts(Connection transaction, Collection<String> contactIds, Instant erasedAt, Instant dropBy)
            throws SQLException {
        if (contactIds.isEmpty()) {
            return;
        }
        Array ids = texts(transaction, contactIds);
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into erased_contact as known (contact_hash, erased_at)
                select sha256(convert_to(id, 'UTF8')), ?::timestamptz from unnest(?) as id
                on conflict on constraint erased_contact_pkey do update
                set erased_at = greatest(known.erased_at, excluded.erased_at)""")) {
            insert.setString(1, erasedAt.toString());
            insert.setArray(2, ids);
            insert.executeUpdate();
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update contact set drop_by = ?::timestamptz
                where contact_id = any (?) and given_at <= ?::timestamptz and drop_by is null""")) {
            update.setString(1, dropBy.toString());
            update.setArray(2, ids);
            update.setString(3, erasedAt.toString());
            update.executeUpdate();
        }
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from web_notice
                where contact_id = any (?) and made_at <= ?::timestamptz and notice <> 'erased'""")) {
            delete.setArray(1, ids);
            delete.setString(2, erasedAt.toString());
            delete.executeUpdate();
        }
        forgetTalk(transaction, ids, erasedAt);
    }

    /** What was said in the chats beside notices, and what somebody wished there: nothing is told there any more but the farewell. */
    private static void forgetTalk(Connection transaction, Array contactIds, Instant erasedAt) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = case when state in ('PENDING', 'SENDING', 'HELD') then 'ERASED' else state end,
                       finished_at = coalesce(finished_at, ?::timestamptz), endpoint = '', facts = null, provider_message_id = null,
                       reason = null, awaits = null, held_by = null
                where endpoint = any (?) and (notice like 'talk-%' or notice = 'digest') and endpoint <> '' and planned_at <= ?::timestamptz""")) {
            update.setString(1, erasedAt.toString());
            update.setArray(2, contactIds);
            update.setString(3, erasedAt.toString());
            update.executeUpdate();
        }
        for (String table : new String[] {"chat_bar", "wish"}) {
            try (PreparedStatement delete = transaction.prepareStatement(
                    "delete from " + table + " where contact_id = any (?) and changed_at <= ?::timestamptz")) {
                delete.setArray(1, contactIds);
                delete.setString(2, erasedAt.toString());
                delete.executeUpdate();
            }
        }
    }

    /** What was to be told of the cases is not told any more, and what was told is not kept. The farewell is no part of it. */
    public void forgetCases(Connection transaction, Collection<String> caseIds, Instant now) throws SQLException {
        if (caseIds.isEmpty()) {
            return;
        }
        Array ids = texts(transaction, caseIds);
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into erased_case (case_id, erased_at) select unnest(?::text[])::uuid, ?::timestamptz
                on conflict on constraint erased_case_pkey do nothing""")) {
            insert.setArray(1, ids);
            insert.setString(2, now.toString());
            insert.executeUpdate();
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = case when state in ('PENDING', 'SENDING', 'HELD') then 'ERASED' else state end,
                       finished_at = coalesce(finished_at, ?::timestamptz), endpoint = '', facts = null, provider_message_id = null,
                       reason = null, awaits = null, held_by = null
                where case_id = any (?::uuid[]) and notice <> 'erased' and endpoint <> ''""")) {
            update.setString(1, now.toString());
            update.setArray(2, ids);
            update.executeUpdate();
        }
        // After the update: a notice that is being written into its chat holds a lock on its delivery.
        try (PreparedStatement delete = transaction.prepareStatement(
                "delete from web_notice where case_id = any (?::uuid[]) and notice <> 'erased'")) {
            delete.setArray(1, ids);
            delete.executeUpdate();
        }
        // What platforms can still fetch of the cases, and whose answer was rated.
        for (String table : new String[] {"connector_status", "rated_case"}) {
            try (PreparedStatement forget =
                    transaction.prepareStatement("delete from " + table + " where case_id = any (?::uuid[])")) {
                forget.setArray(1, ids);
                forget.executeUpdate();
            }
        }
    }

    /** Those of the cases that are erased. */
    public Set<String> among(Connection transaction, Collection<String> caseIds) throws SQLException {
        Set<String> erased = new HashSet<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select case_id from erased_case where case_id = any (?::uuid[])")) {
            select.setArray(1, texts(transaction, caseIds));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    erased.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return erased;
    }

    /** Takes out of a farewell that is over to whom it went. */
    void forgetFarewells(Connection transaction) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set endpoint = '', facts = null, provider_message_id = null, reason = null
                where notice = 'erased' and endpoint <> '' and state in ('SENT', 'DEAD')""")) {
            update.executeUpdate();
        }
    }

    /** Deletes addresses that nobody has used since the instant; {@link ForgetAddresses#withoutAddress} erases their keys. */
    int deleteUnused(Connection transaction, Instant since, int most) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from contact where contact_id in (
                    select contact_id from contact where given_at < ?::timestamptz limit ? for update skip locked)""")) {
            delete.setString(1, since.toString());
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }

    /** Forgets marks that nothing can come late for any more. */
    void forgetMarks(Connection transaction, Instant now) throws SQLException {
        for (String table : new String[] {"erased_contact", "erased_case"}) {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from " + table + " where erased_at < ?::timestamptz")) {
                delete.setString(1, now.minus(MARKS_KEPT).toString());
                delete.executeUpdate();
            }
        }
    }

    private static Array texts(Connection transaction, Collection<String> values) throws SQLException {
        return transaction.createArrayOf("text", values.toArray());
    }
}
