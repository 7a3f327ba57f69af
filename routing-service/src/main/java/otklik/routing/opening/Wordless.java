package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import otklik.contracts.Message;
import otklik.routing.rows.Rows;

/**
 * A place or a file that is sent without a word soon after the words that it belongs to: it goes to the case of the chat's last
 * message. The clock of arrival counts.
 */
final class Wordless {
    private static final Duration SOON = Duration.ofMinutes(5);

    /** Messages of the batch are stored, their cases are not: these are found by {@link #find} itself. */
    private static final String LAST = """
            select distinct on (w.message_id) w.message_id, c.number
            from unnest(?, ?, ?, ?) as w (message_id, citizen, conversation, received_at)
            join message m on m.citizen = w.citizen and m.conversation = w.conversation
                and m.message_id <> w.message_id::uuid
                and m.received_at between w.received_at::timestamptz - ?::interval and w.received_at::timestamptz
            join cases c on c.number = m.case_number and c.status <> 'rejected' and c.erased_at is null
            order by w.message_id, m.received_at desc, m.message_id""";

    private record Voice(String conversation, String citizen) {}

    /** @param chats in their order, all that is said in them by the batch */
    void find(Connection transaction, List<Arrival> chats, Belonging belonging) throws SQLException {
        List<Arrival> wordless =
                chats.stream().filter(arrival -> isWordless(arrival, belonging)).toList();
        if (wordless.isEmpty()) {
            return;
        }
        Map<String, Long> stored = stored(transaction, wordless);
        Map<Voice, Arrival> last = new HashMap<>();
        for (Arrival arrival : chats) {
            Voice voice = voice(arrival.message());
            if (isWordless(arrival, belonging)) {
                Arrival before = last.get(voice);
                Long caseNumber = stored.get(arrival.message().messageId());
                if (before != null && isSoon(before.message(), arrival.message())) {
                    follow(arrival, before, belonging);
                } else if (caseNumber != null) {
                    belonging.add(arrival, caseNumber, "part");
                }
            }
            if (belonging.said(arrival) == null) {
                last.put(voice, arrival);
            }
        }
    }

    private static boolean isWordless(Arrival arrival, Belonging belonging) {
        return arrival.message().text().isBlank() && !belonging.isPlaced(arrival);
    }

    private static void follow(Arrival arrival, Arrival before, Belonging belonging) {
        Belonging.Added added = belonging.added(before);
        if (added != null) {
            belonging.add(arrival, added.caseNumber(), "part");
        } else {
            Arrival first = belonging.following(before);
            belonging.follow(arrival, first == null ? before : first);
        }
    }

    private static boolean isSoon(Message before, Message message) {
        return !message.receivedAt().isAfter(before.receivedAt().plus(SOON));
    }

    private static Voice voice(Message message) {
        return new Voice(message.conversation(), Objects.requireNonNull(message.citizen()));
    }

    private static Map<String, Long> stored(Connection transaction, List<Arrival> wordless) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(LAST)) {
            new Rows<>(transaction, select, 1, wordless)
                    .text(arrival -> arrival.message().messageId())
                    .text(arrival -> arrival.message().citizen())
                    .text(arrival -> arrival.message().conversation())
                    .text(arrival -> arrival.message().receivedAt().toString());
            select.setString(5, SOON.toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(Objects.requireNonNull(row.getString(1)), row.getLong(2));
                }
            }
        }
        return found;
    }
}
