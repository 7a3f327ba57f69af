package otklik.routing.opening;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.Platform;
import otklik.contracts.TaggedEvent;
import otklik.contracts.Tags;
import otklik.eventing.EventJson;

/** Messages in PostgreSQL; the constraint {@code message_pkey} has the last word on which is first. */
final class UniqueMessages implements Admission {
    private static final String INSERT = """
            insert into message (message_id, case_number, digest, batch, channel, source, external_id, conversation,
                                 contact_id, citizen, language, text, sealed_original, particulars, received_at, tagged_at)
            select unnest(?::text[])::uuid, unnest(?::bigint[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[])::jsonb,
                   unnest(?::text[])::timestamptz, unnest(?::text[])::timestamptz
            on conflict on constraint message_pkey do nothing
            returning case_number""";

    @Override
    public List<Arrival> admit(Connection transaction, List<Arrival> arrivals) throws SQLException {
        // One order for everybody: of two transactions with the same messages one waits, and neither for the other.
        List<Arrival> ordered = arrivals.stream()
                .sorted(Comparator.comparing(arrival -> arrival.message().messageId()))
                .toList();
        Set<Long> admitted = new HashSet<>();
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            new Rows<>(transaction, insert, 1, ordered)
                    .text(arrival -> arrival.message().messageId())
                    .number(Arrival::caseNumber)
                    .text(arrival -> arrival.message().digest())
                    .text(arrival -> arrival.message().batch())
                    .text(arrival -> arrival.message().channel())
                    .text(arrival -> arrival.message().source())
                    .text(arrival -> arrival.message().externalId())
                    .text(arrival -> arrival.message().conversation())
                    .text(arrival -> arrival.message().contactId())
                    .text(arrival -> arrival.message().citizen())
                    .text(arrival -> arrival.message().language())
                    .text(arrival -> arrival.message().text())
                    .text(arrival -> arrival.envelope().event().sealedOriginal())
                    .text(arrival -> Particulars.of(arrival.envelope().event()))
                    .text(arrival -> arrival.message().receivedAt().toString())
                    .text(arrival -> arrival.envelope().time().toString());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    admitted.add(row.getLong(1));
                }
            }
        }
        return arrivals.stream()
                .filter(arrival -> admitted.contains(arrival.caseNumber()))
                .toList();
    }

    /** What else the sender gave, what its platform says of its own work, in which network it was written, and which place classify-service found; most have nothing of it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Particulars(
            @Nullable Location location,
            List<Attachment> attachments,
            @Nullable String campaign,
            @Nullable String category,
            @Nullable Instant sentAt,
            Tags.@Nullable Place place,
            @Nullable Platform platform,
            @Nullable String network) {

        static @Nullable String of(TaggedEvent tagged) {
            Message message = tagged.message();
            Tags.Place place = tagged.tags().place();
            if (message.location() == null
                    && place == null
                    && message.attachments().isEmpty()
                    && message.campaign() == null
                    && message.category() == null
                    && message.sentAt() == null
                    && message.platform() == null
                    && message.network() == null) {
                return null;
            }
            return json(new Particulars(
                    message.location(),
                    message.attachments(),
                    message.campaign(),
                    message.category(),
                    message.sentAt(),
                    place,
                    message.platform(),
                    message.network()));
        }

        static String json(Record part) {
            try {
                return EventJson.mapper().writeValueAsString(part);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a message always has a JSON form", e);
            }
        }

        static @Nullable Platform platform(@Nullable String stored) {
            try {
                return stored == null ? null : EventJson.mapper().readValue(stored, Platform.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the stored words of a platform cannot be read", e);
            }
        }
    }
}
