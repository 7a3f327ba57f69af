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
import otklik.routing.rows.Rows;

/** Leaves to add to cases, as messages spend them; and cases to which their own connector adds. */
final class Leaves {
    private static final String CASE = "case:";

    /** The clock of the message's arrival counts, so that a leave does not run out while the message is on its way. */
    private static final String SPEND = """
            update addition_leave l set message_id = w.message_id
            from (select unnest(?::bytea[]) as leave_hash, unnest(?::text[])::uuid as message_id,
                         unnest(?::text[])::timestamptz as received_at) w, cases c
            where l.leave_hash = w.leave_hash and l.message_id is null and w.received_at <= l.expires_at
                  and c.number = l.case_number and c.status <> 'rejected'
            returning l.message_id, l.case_number""";

    /** Whose first message it was may add to it: a connector cannot reach what came by another way. */
    private static final String OWN = """
            select w.message_id, c.number
            from (select unnest(?::text[]) as reference, unnest(?::text[]) as message_id, unnest(?::text[]) as channel,
                         unnest(?::text[]) as source) w
            join cases c on c.reference = w.reference and c.status <> 'rejected' and c.erased_at is null
            join message m on m.message_id = c.message_id and m.channel = w.channel and m.source = w.source
            where w.channel = 'connector'""";

    /**
     * Each leave is spent once, by one of the messages that bring it. A message without leave, or with one that is spent, late or for a
     * case that was rejected, is as any other. So is one that names a case which is not its connector's own.
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
        List<Arrival> naming = asking.stream().filter(Leaves::isNamingCase).toList();
        if (!naming.isEmpty()) {
            findOwn(transaction, naming, caseOf);
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

    private static boolean isNamingCase(Arrival arrival) {
        String to = arrival.message().inReplyTo();
        return to != null && to.startsWith(CASE);
    }

    private static void findOwn(Connection transaction, List<Arrival> naming, Map<String, Long> caseOf)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(OWN)) {
            new Rows<>(transaction, select, 1, naming)
                    .text(arrival -> Objects.requireNonNull(arrival.message().inReplyTo())
                            .substring(CASE.length()))
                    .text(arrival -> arrival.message().messageId())
                    .text(arrival -> arrival.message().channel())
                    .text(arrival -> arrival.message().source());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    caseOf.put(Objects.requireNonNull(row.getString(1)), row.getLong(2));
                }
            }
        }
    }
}
