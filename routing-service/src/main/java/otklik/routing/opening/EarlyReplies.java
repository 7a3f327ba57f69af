package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import otklik.contracts.Message;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.routing.rows.Rows;

/**
 * A reply may overtake the news that the notice was sent. Then nobody knows yet which case it is about: it waits until that is known, a
 * minute at most, and what follows in its chat waits behind it. It is put down in the transaction that moves the read position, so it
 * waits whatever is killed. A batch without messages from chats costs nothing, one with them a look into an empty table.
 */
final class EarlyReplies implements Waiting {
    /** By the clock of this service from when the reply was read: whoever comes back after an hour finds both streams as far behind. */
    static final Duration WAIT = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(EarlyReplies.class);

    private final EarlyRows rows = new EarlyRows();

    @Override
    public List<Envelope<TaggedEvent>> keepBack(Connection transaction, List<Envelope<TaggedEvent>> batch, Instant now)
            throws SQLException {
        List<Message> chats = batch.stream()
                .map(envelope -> envelope.event().message())
                .filter(EarlyReplies::isOfChat)
                .toList();
        if (chats.isEmpty()) {
            return batch;
        }
        Set<String> waiting = rows.waiting(transaction, chats);
        Set<String> early = early(transaction, chats);
        if (waiting.isEmpty() && early.isEmpty()) {
            return batch;
        }
        List<EarlyRows.Early> kept = new ArrayList<>();
        List<Envelope<TaggedEvent>> others = new ArrayList<>(batch.size());
        for (Envelope<TaggedEvent> envelope : batch) {
            Message message = envelope.event().message();
            if (!isOfChat(message)) {
                others.add(envelope);
            } else if (early.contains(message.messageId())) {
                waiting.add(message.conversation());
                kept.add(new EarlyRows.Early(envelope, Dialogue.notice(message), now.plus(WAIT)));
            } else if (waiting.contains(message.conversation())) {
                kept.add(new EarlyRows.Early(envelope, null, now));
            } else {
                others.add(envelope);
            }
        }
        rows.put(transaction, kept);
        kept.forEach(one -> LOG.infof(
                "message=%s outcome=waits notice=%s",
                one.envelope().event().message().messageId(), one.noticeId() == null ? "before" : "unknown"));
        return others;
    }

    /** Those of them that belong to a chat and to somebody, as replies do. */
    private static boolean isOfChat(Message message) {
        return message.contactId() != null && message.citizen() != null;
    }

    /** Ids of the replies to what nobody has heard of. What is stored has been decided on. */
    private static Set<String> early(Connection transaction, List<Message> chats) throws SQLException {
        List<Message> replies = chats.stream()
                .filter(message -> Dialogue.notice(message) != null)
                .toList();
        Set<String> early = new HashSet<>();
        if (replies.isEmpty()) {
            return early;
        }
        try (PreparedStatement select = transaction.prepareStatement("""
                select w.message_id from unnest(?, ?, ?) as w (message_id, contact_id, notice_id)
                where not exists (
                    select from told_notice t where t.contact_id = w.contact_id and t.provider_message_id = w.notice_id)
                  and not exists (select from message m where m.message_id = w.message_id::uuid)""")) {
            new Rows<>(transaction, select, 1, replies)
                    .text(Message::messageId)
                    .text(Message::contactId)
                    .text(Dialogue::notice);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    early.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return early;
    }
}
