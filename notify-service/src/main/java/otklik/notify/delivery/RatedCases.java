package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
            if (envelope.event() instanceof CaseEvent.CaseClosed) {
                closing.add(envelope.event().snapshot().caseId());
            }
        }
        Set<String> rated = among(transaction, closing);
        Set<String> before = Set.copyOf(rated);
        Set<String> gone = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (Envelope<CaseEvent> envelope : batch) {
            CaseEvent event = envelope.event();
            String caseId = event.snapshot().caseId();
            if (event instanceof CaseEvent.CaseRated) {
                // Who rates what is closed was told of that already.
                if (!event.snapshot().status().equals("closed")) {
                    rated.add(caseId);
                    gone.remove(caseId);
                }
            } else if (event instanceof CaseEvent.CaseClosed || event instanceof CaseEvent.CaseReopened) {
                // What he thinks of the next answer is another matter.
                boolean was = rated.remove(caseId);
                if (was && event instanceof CaseEvent.CaseClosed) {
                    told.add(envelope.id());
                }
                gone.add(caseId);
            }
        }
        rated.removeAll(before);
        add(transaction, rated, now);
        remove(transaction, gone);
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

    private static void add(Connection transaction, Set<String> cases, Instant now) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into rated_case (case_id, rated_at) select unnest(?::text[])::uuid, ?::timestamptz
                on conflict on constraint rated_case_pkey do nothing""")) {
            insert.setArray(1, transaction.createArrayOf("text", cases.toArray()));
            insert.setString(2, now.toString());
            insert.executeUpdate();
        }
    }

    private static void remove(Connection transaction, Set<String> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from rated_case where case_id = any (?::uuid[])")) {
            delete.setArray(1, transaction.createArrayOf("text", cases.toArray()));
            delete.executeUpdate();
        }
    }
}
