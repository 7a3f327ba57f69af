package otklik.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;
import otklik.notify.vault.SealedAddress;

/** A row of the table {@code delivery} as an update returns it, with its recipient's address and whether he bars notices. */
final class DeliveryColumns {
    /** What {@link #read} reads, in its order. */
    static final String ALL = """
            delivery.notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
              event_id, traceparent, facts, urgency, share, instead_of, attempts, resent, due_at, planned_at, awaits,
              case when starts_with(endpoint, 'duty:')
                then (select sealed_address from duty_contact d where one_at_a_time
                      and endpoint = 'duty:' || d.office || '/' || d.role || '/' || d.channel)
                else (select sealed_address from contact where contact_id = endpoint and one_at_a_time) end,
              (select case when b.blocked_at is not null and not exists (
                          select from contact c where c.contact_id = endpoint and c.given_at > b.blocked_at) then 'blocked'
                        when b.stopped_at is not null then 'stopped' end
               from chat_bar b where b.contact_id = endpoint and one_at_a_time)""";

    private DeliveryColumns() {}

    static Delivery read(ResultSet row) throws SQLException {
        String endpoint = DeliveryRows.text(row, 3);
        String sealed = row.getString(20);
        return new Delivery(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                DeliveryRows.text(row, 2),
                endpoint,
                row.getBoolean(4),
                new About(DeliveryRows.text(row, 5), row.getInt(6), DeliveryRows.text(row, 7)),
                DeliveryRows.text(row, 8),
                DeliveryRows.text(row, 9),
                row.getString(10),
                facts(DeliveryRows.text(row, 11)),
                new Turn(Urgency.ofRank(row.getInt(12)), DeliveryRows.text(row, 13)),
                row.getObject(14, UUID.class),
                row.getInt(15),
                row.getInt(16),
                Objects.requireNonNull(DeliveryRows.instant(row, 17)),
                Objects.requireNonNull(DeliveryRows.instant(row, 18)),
                row.getString(19),
                sealed == null ? null : new SealedAddress(endpoint, sealed, null),
                bar(row.getString(21)));
    }

    private static @Nullable DeadReason bar(@Nullable String word) {
        return word == null ? null : DeadReason.of(word);
    }

    private static Facts facts(String json) {
        try {
            return EventJson.mapper().readValue(json, Facts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
