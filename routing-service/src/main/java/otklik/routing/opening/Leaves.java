package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import otklik.routing.casework.Leave;

/** Leaves to add to cases, as messages spend them. */
final class Leaves {
    /** The clock of the message's arrival counts, so that a leave does not run out while the message is on its way. */
    private static final String SPEND = """
            update addition_leave l set message_id = w.message_id
            from (select unnest(?::bytea[]) as leave_hash, unnest(?::text[])::uuid as message_id,
                         unnest(?::text[])::timestamptz as received_at) w, cases c
            where l.leave_hash = w.leave_hash and l.message_id is null and w.received_at <= l.expires_at
                  and c.number = l.case_number and c.status <> 'rejected'
            returning l.message_id, l.case_number""";

    /**
     * Each leave is spent once, by one of the messages that bring it. A message without leave, or with one that is spent, late or for a
     * case that was rejected, is as any other.
     *
     * @return by message id the number of the case that it is added to
     */
    Map<String, Long> spend(Connection transaction, List<Arrival> admitted) throws SQLException {
        List<Arrival> asking = admitted.stream()
                .filter(arrival -> arrival.message().inReplyTo() != null)
                .toList();
        Map<String, Long> caseOf = new HashMap<>();
        if (asking.isEmpty()) {
            return caseOf;
        }
        try (PreparedStatement update = transaction.prepareStatement(SPEND)) {
            new Rows<>(transaction, update, 1, asking)
                    .bytes(arrival ->
                            new Leave(Objects.requireNonNull(arrival.message().inReplyTo())).hash())
                    .text(arrival -> arrival.message().messageId())
                    .text(arrival -> arrival.message().receivedAt().toString());
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    caseOf.put(Objects.requireNonNull(row.getString(1)), row.getLong(2));
                }
            }
        }
        return caseOf;
    }
}
