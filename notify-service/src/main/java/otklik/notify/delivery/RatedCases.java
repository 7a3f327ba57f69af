package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.contracts.CaseEvent;
import otklik.eventing.Envelope;

/** The table {@code rated_case}: whose answer was rated and whose case is not closed yet. Works within the caller's transaction. */
@Singleton
final class RatedCases {

    /** Remembers the ratings of a batch. Returns the ids of the events that close a case whose answer was rated. */
    Set<String> take(Connection transaction, List<Envelope<CaseEvent>> batch, Instant now) throws SQLException {
        Set<String> closing = new HashSet<>();
        for (Envelope<CaseEvent> envelope : batch) {
            if (envelope.event() instanceof CaseEvent.CaseClosed closed) {
                closing.add(closed.snapshot().caseId());
            }
        }
        Set<String> known = among(transaction, closing);
        Map<String, Boolean> rated = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (Envelope<CaseEvent> envelope : batch) {
            String caseId = envelope.event().snapshot().caseId();
            switch (envelope.event()) {
                case CaseEvent.CaseRated ignored -> rated.put(caseId, true);
                // What he thinks of the next answer is another matter.
                case CaseEvent.CaseReopened ignored -> rated.put(caseId, false);
                case CaseEvent.CaseClosed ignored -> {
                    if (rated.getOrDefault(caseId, known.contains(caseId))) {
                        told.add(envelope.id());
                    }
                    rated.put(caseId, false);
                }
                default -> {}
            }
        }
        keep(transaction, rated, now);
        return told;
    }

    private static Set<String> among(Connection transaction, Collection<String> cases) throws SQLException {
        Set<String> rated = new HashSet<>();
        if (cases.isEmpty()) {
            return rated;
        }
        try (PreparedStatement select =
                transaction.prepareStatement("select case_id from rated_case where case_id = any (?::uuid[])")) {
            select.setArray(1, transaction.createArrayOf("text", cases.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rated.add(DeliveryRows.text(row, 1));
                }
            }
        }
        return rated;
    }

    private static void keep(Connection transaction, Map<String, Boolean> rated, Instant now) throws SQLException {
        Object[] added = rated.keySet().stream().filter(rated::get).toArray();
        Object[] gone = rated.keySet().stream().filter(id -> !rated.get(id)).toArray();
        if (added.length > 0) {
            try (PreparedStatement insert = transaction.prepareStatement("""
                    insert into rated_case (case_id, rated_at) select unnest(?::text[])::uuid, ?::timestamptz
                    on conflict on constraint rated_case_pkey do nothing""")) {
                insert.setArray(1, transaction.createArrayOf("text", added));
                insert.setString(2, now.toString());
                insert.executeUpdate();
            }
        }
        if (gone.length > 0) {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from rated_case where case_id = any (?::uuid[])")) {
                delete.setArray(1, transaction.createArrayOf("text", gone));
                delete.executeUpdate();
            }
        }
    }
}
