package otklik.routing.opening;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.eventing.EventJson;
import otklik.routing.rows.Rows;

/** The table {@code early_message}. Every method works within the caller's transaction. */
final class EarlyRows {
    /** It waits itself, or behind one that does. */
    private static final String WAITS = """
            exists (
                select from early_message w
                where w.conversation = e.conversation and w.place <= e.place and w.until > ?
                  and not exists (
                    select from told_notice t where t.contact_id = w.contact_id and t.provider_message_id = w.notice_id))""";

    private static final String FIRST = "select place from early_message where conversation = ? order by place limit 1";

    /**
     * What waits.
     *
     * @param noticeId what it waits for; absent where it waits for nothing but what is before it in its chat
     * @param until it waits for that no longer
     */
    record Early(Envelope<TaggedEvent> envelope, @Nullable String noticeId, Instant until) {
        Message message() {
            return envelope.event().message();
        }
    }

    /** The conversations of these messages in which something waits. */
    Set<String> waiting(Connection transaction, List<Message> messages) throws SQLException {
        Set<String> waiting = new HashSet<>();
        try (PreparedStatement select = transaction.prepareStatement(
                "select distinct conversation from early_message where conversation = any (?)")) {
            new Rows<>(transaction, select, 1, messages).text(Message::conversation);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return waiting;
    }

    /** Behind all that there is of their chats, in this order. */
    void put(Connection transaction, List<Early> kept) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into early_message (conversation, contact_id, citizen, notice_id, until,
                                           event_key, event_id, event_type, event_time, causation_id, traceparent, event)
                select e.conversation, e.contact_id, e.citizen, e.notice_id, e.until::timestamptz,
                       e.event_key, e.event_id, e.event_type, e.event_time::timestamptz, e.causation_id, e.traceparent, e.event
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as e (conversation, contact_id, citizen, notice_id, until,
                          event_key, event_id, event_type, event_time, causation_id, traceparent, event, nth)
                order by e.nth""")) {
            new Rows<>(transaction, insert, 1, kept)
                    .text(one -> one.message().conversation())
                    .text(one -> one.message().contactId())
                    .text(one -> one.message().citizen())
                    .text(Early::noticeId)
                    .text(one -> one.until().toString())
                    .text(one -> one.envelope().key())
                    .text(one -> one.envelope().id())
                    .text(one -> one.envelope().type())
                    .text(one -> one.envelope().time().toString())
                    .text(one -> one.envelope().causationId())
                    .text(one -> one.envelope().traceparent())
                    .text(one -> json(one.envelope().event()));
            insert.executeUpdate();
        }
    }

    /** Conversations in which something waits no longer, the longest waiting first. */
    List<String> over(Connection transaction, Instant now, int most) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select e.conversation from early_message e where not " + WAITS
                        + " group by e.conversation order by min(e.place) limit ?")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            List<String> over = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    over.add(Objects.requireNonNull(row.getString(1)));
                }
            }
            return over;
        }
    }

    /** Takes out what is first in a conversation, if it waits no longer; whoever else takes from it waits for this transaction. */
    Optional<Envelope<TaggedEvent>> takeFirst(Connection transaction, String conversation, Instant now)
            throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(
                "delete from early_message e where e.place = (" + FIRST + " for update) and not " + WAITS
                        + " returning event_key, event_id, event_type, event_time, causation_id, traceparent, event")) {
            delete.setString(1, conversation);
            delete.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? Optional.of(envelope(row)) : Optional.empty();
            }
        }
    }

    /** What is first in a conversation goes behind all that is there, and waits until then, whatever becomes known. */
    void putBehind(Connection transaction, String conversation, Instant until) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update early_message set place = default, notice_id = null, until = ? where place = (" + FIRST
                        + ")")) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setString(2, conversation);
            update.executeUpdate();
        }
    }

    private static Envelope<TaggedEvent> envelope(ResultSet row) throws SQLException {
        String type = Objects.requireNonNull(row.getString("event_type"));
        return new Envelope<>(
                Streams.MESSAGES_TAGGED.name(),
                Objects.requireNonNull(row.getString("event_key")),
                Objects.requireNonNull(row.getString("event_id")),
                type,
                Objects.requireNonNull(row.getObject("event_time", OffsetDateTime.class))
                        .toInstant(),
                row.getString("causation_id"),
                row.getString("traceparent"),
                event(type, Objects.requireNonNull(row.getString("event"))));
    }

    private static String json(TaggedEvent event) {
        try {
            return EventJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event always has a JSON form", e);
        }
    }

    private static TaggedEvent event(String type, String json) {
        try {
            return EventJson.mapper()
                    .readValue(
                            json,
                            Objects.requireNonNull(
                                    Streams.MESSAGES_TAGGED.events().get(type)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that waits cannot be read", e);
        }
    }
}
