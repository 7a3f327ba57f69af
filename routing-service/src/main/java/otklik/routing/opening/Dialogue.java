package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;
import otklik.routing.rows.Rows;

/** What citizens were told and asked in chats, as messages find it: each kind in one statement for a batch. */
final class Dialogue {
    private static final String NOTICE = "notice/";

    /** What is written in so much time after the answer to a question is a part of it. */
    private static final Duration AFTERTHOUGHT = Duration.ofMinutes(5);

    /** The clock of the message's arrival counts. Only the case's own citizen is heard, whoever else has the notice. */
    private static final String FOUND = """
            select w.message_id, c.number, t.notice, t.%s,
                   c.status <> 'rejected' and (c.status not in ('approved', 'closed')
                       or coalesce(c.approved_at, c.closed_at) + ?::interval >= w.received_at::timestamptz)
            from unnest(?, ?, ?, ?, ?) as w (message_id, contact_id, citizen, received_at, notice_id)
            join %s
            join cases c on c.number = t.case_number
            join message f on f.message_id = c.message_id and f.citizen = w.citizen
            where c.erased_at is null""";

    private static final String TOLD = FOUND.formatted(
            "sent_at", "told_notice t on t.contact_id = w.contact_id and t.provider_message_id = w.notice_id");
    private static final String ASKED = FOUND.formatted(
            "asked_at",
            "open_question t on t.contact_id = w.contact_id and t.until >= w.received_at::timestamptz"
                    + " and t.asked_at <= w.received_at::timestamptz");

    private final Supplier<RegionPack> packs;

    Dialogue(Supplier<RegionPack> packs) {
        this.packs = packs;
    }

    /**
     * A notice that is answered.
     *
     * @param at when the citizen was told, or asked
     * @param isOpen whether the case still takes what its citizen writes
     */
    record Answerable(long caseNumber, String notice, Instant at, boolean isOpen) {
        /** Whether somebody waits for words. */
        boolean isQuestion() {
            return notice.equals(NoticeKind.STATUS_QUESTION.code());
        }
    }

    /** By message id what the messages reply to. */
    Map<String, Answerable> repliedTo(Connection transaction, List<Arrival> chats) throws SQLException {
        return find(
                transaction,
                TOLD,
                chats.stream()
                        .filter(arrival -> notice(arrival.message()) != null)
                        .toList());
    }

    /** By message id what was asked last in their chats. */
    Map<String, Answerable> asked(Connection transaction, List<Arrival> chats) throws SQLException {
        return find(transaction, ASKED, chats);
    }

    /** A question that has its answer is open for a moment more. */
    void answered(Connection transaction, List<Arrival> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update open_question q set until = least(q.until, a.received_at::timestamptz + ?::interval)
                from (select contact_id, min(received_at) as received_at from unnest(?, ?) as a (contact_id, received_at)
                      group by contact_id) a
                where q.contact_id = a.contact_id""")) {
            update.setString(1, AFTERTHOUGHT.toString());
            new Rows<>(transaction, update, 2, answers)
                    .text(arrival -> arrival.message().contactId())
                    .text(arrival -> arrival.message().receivedAt().toString());
            update.executeUpdate();
        }
    }

    private Map<String, Answerable> find(Connection transaction, String query, List<Arrival> arrivals)
            throws SQLException {
        Map<String, Answerable> found = new HashMap<>();
        if (arrivals.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = transaction.prepareStatement(query)) {
            select.setString(1, packs.get().rating().within().toString());
            new Rows<>(transaction, select, 2, arrivals)
                    .text(arrival -> arrival.message().messageId())
                    .text(arrival -> arrival.message().contactId())
                    .text(arrival -> arrival.message().citizen())
                    .text(arrival -> arrival.message().receivedAt().toString())
                    .text(arrival -> notice(arrival.message()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            Objects.requireNonNull(row.getString(1)),
                            new Answerable(
                                    row.getLong(2),
                                    Objects.requireNonNull(row.getString(3)),
                                    Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))
                                            .toInstant(),
                                    row.getBoolean(5)));
                }
            }
        }
        return found;
    }

    /** The provider's id of the notice that the message replies to. */
    static @Nullable String notice(Message message) {
        String belongsTo = message.inReplyTo();
        return belongsTo != null && belongsTo.startsWith(NOTICE) ? belongsTo.substring(NOTICE.length()) : null;
    }
}
