package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import otklik.routing.casework.Leave;

/** Leaves to add to cases, as messages spend them, and the messages that were added. */
final class Additions {
    /** The clock of the message's arrival counts, so that a leave does not run out while the message is on its way. */
    private static final String SPEND = """
            update addition_leave l set message_id = w.message_id
            from (select unnest(?::bytea[]) as leave_hash, unnest(?::text[])::uuid as message_id,
                         unnest(?::text[])::timestamptz as received_at) w, cases c
            where l.leave_hash = w.leave_hash and l.message_id is null and w.received_at <= l.expires_at
                  and c.number = l.case_number and c.status <> 'rejected'
            returning l.message_id, l.case_number""";

    private static final String ATTACH = """
            with added as (
                insert into addition (case_number, message_id, added_at)
                select unnest(?::bigint[]), unnest(?::text[])::uuid, ?
                on conflict on constraint addition_pkey do nothing
                returning case_number, message_id)
            update message m set case_number = added.case_number from added where m.message_id = added.message_id""";

    /** Each leave is spent once, by one of the messages that bring it. Returns which case they are added to. */
    Map<String, Long> spend(Connection transaction, List<Arrival> asking) throws SQLException {
        Map<String, Long> caseOf = new HashMap<>();
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

    /** Makes them the cases' messages instead of the first of cases of their own. */
    void attach(Connection transaction, Map<String, Long> caseOf, Instant now) throws SQLException {
        try (PreparedStatement attach = transaction.prepareStatement(ATTACH)) {
            new Rows<>(transaction, attach, 1, List.copyOf(caseOf.entrySet()))
                    .number(Map.Entry::getValue)
                    .text(Map.Entry::getKey)
                    .same(now.atOffset(ZoneOffset.UTC));
            attach.executeUpdate();
        }
    }
}
