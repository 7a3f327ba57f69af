package otklik.routing.conversation;

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
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.ReplyEvent.Line;
import otklik.routing.casework.Case;
import otklik.routing.link.Links;

/** What a citizen has in his chat. Every statement asks for his pseudonym. Works within the caller's transaction. */
final class OwnCases {
    private static final int MOST = 10;

    private final Links links = new Links();

    /**
     * A message of the citizen's.
     *
     * @param first whether its case was opened for it
     */
    record Own(String messageId, long caseNumber, boolean first) {}

    /** The newest first; of who linked his chats those of all of them. */
    List<Line> open(Connection transaction, Chat chat) throws SQLException {
        Collection<String> citizens = links.of(transaction, chat.citizen());
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.reference, c.status, c.deadline from message m
                join cases c on c.number = m.case_number and c.message_id = m.message_id
                where m.citizen = any (?) and (? or m.conversation = ?) and c.erased_at is null
                  and c.status in ('triage', 'assigned', 'accepted', 'answered', 'joined')
                order by c.number desc limit ?""")) {
            select.setArray(1, transaction.createArrayOf("text", citizens.toArray()));
            select.setBoolean(2, citizens.size() > 1);
            select.setString(3, chat.conversation());
            select.setInt(4, MOST);
            List<Line> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime deadline = row.getObject(3, OffsetDateTime.class);
                    lines.add(new Line(
                            Objects.requireNonNull(row.getString(1)),
                            Objects.requireNonNull(row.getString(2)),
                            deadline == null ? null : deadline.toInstant()));
                }
            }
            return lines;
        }
    }

    /** What can still join another. */
    Optional<Long> newestOpen(Connection transaction, Chat chat) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.number from message m join cases c on c.number = m.case_number and c.message_id = m.message_id
                where m.citizen = ? and m.conversation = ? and c.erased_at is null
                  and c.status in ('triage', 'assigned', 'accepted')
                order by c.number desc limit 1""")) {
            select.setString(1, chat.citizen());
            select.setString(2, chat.conversation());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** The first message of the case with that number, if it is his. */
    Optional<Own> first(Connection transaction, Chat chat, String reference) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select m.message_id, c.number, true from cases c join message m on m.message_id = c.message_id
                where c.reference = ? and m.citizen = ? and c.erased_at is null""")) {
            select.setString(1, reference);
            select.setString(2, chat.citizen());
            return read(select);
        }
    }

    /** The message, if it is his and its words are here. */
    Optional<Own> message(Connection transaction, Chat chat, String messageId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select m.message_id, c.number, c.message_id = m.message_id from message m join cases c on c.number = m.case_number
                where m.message_id = ?::uuid and m.citizen = ? and m.withdrawn_at is null and m.erased_at is null""")) {
            select.setString(1, messageId);
            select.setString(2, chat.citizen());
            return read(select);
        }
    }

    boolean isKnown(Connection transaction, String messageId) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select from message where message_id = ?::uuid")) {
            select.setString(1, messageId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    boolean hasAdditions(Connection transaction, long caseNumber) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select from addition where case_number = ? limit 1")) {
            select.setLong(1, caseNumber);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Takes the words of a message out, those from before its revisions too. Its id stays: what comes under it again is a repeat. */
    void withdraw(Connection transaction, String messageId, Instant at) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update message set text = ?, sealed_original = '', particulars = null, withdrawn_at = ?
                where message_id = ?::uuid""")) {
            update.setString(1, Case.WITHDRAWN);
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setString(3, messageId);
            update.executeUpdate();
        }
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from message_revision where message_id = ?::uuid")) {
            delete.setString(1, messageId);
            delete.executeUpdate();
        }
    }

    private static Optional<Own> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Own(Objects.requireNonNull(row.getString(1)), row.getLong(2), row.getBoolean(3)))
                    : Optional.empty();
        }
    }
}
