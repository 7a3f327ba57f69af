package otklik.routing.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import otklik.contracts.Streams;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;

/**
 * The last of an erased case on its agencies' topics: a record without a value. It is written a day after {@code otklik.case.erased.v1},
 * when the segment that holds the words is old enough to end with the next record: only an ended segment is compacted.
 */
final class Tombstones {
    static final Duration AFTER = Duration.ofDays(1);

    private final Outbox outbox;

    Tombstones(Outbox outbox) {
        this.outbox = outbox;
    }

    static List<String> topics(Collection<String> agencies) {
        return agencies.stream()
                .map(agency -> Streams.AGENCY_CASES.of(agency).name())
                .toList();
    }

    /** Writes those that are due; returns how many cases they were. */
    int write(Connection transaction, Instant now, int most) throws SQLException {
        List<Outgoing<?>> gone = new ArrayList<>();
        int taken = 0;
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from erased_case where case_id in (
                    select case_id from erased_case where erased_at < ? order by erased_at limit ? for update skip locked)
                returning case_id, agencies""")) {
            delete.setObject(1, now.minus(AFTER).atOffset(ZoneOffset.UTC));
            delete.setInt(2, most);
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    taken++;
                    String caseId = Objects.requireNonNull(row.getString(1));
                    List<String> agencies = List.of(
                            (String[]) Objects.requireNonNull(row.getArray(2)).getArray());
                    if (!agencies.isEmpty()) {
                        gone.add(Outgoing.gone(Streams.CASES_EVENTS, topics(agencies), caseId));
                    }
                }
            }
        }
        outbox.append(transaction, gone);
        return taken;
    }
}
