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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.Platform;
import otklik.contracts.TaggedEvent;
import otklik.contracts.Tags;
import otklik.eventing.EventJson;
import otklik.routing.rows.Rows;

/**
 * Messages in PostgreSQL; the constraint {@code message_pkey} has the last word on which is first: of two transactions that hold the same
 * message at the same time the second fails, and finds it known when it is done again.
 */
final class UniqueMessages implements Admission {
    private static final String INSERT = """
            insert into message (message_id, case_number, digest, batch, channel, source, external_id, conversation,
                                 contact_id, citizen, language, text, sealed_original, particulars, received_at, tagged_at)
            select unnest(?::uuid[]), unnest(?::bigint[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[])::jsonb,
                   unnest(?::timestamptz[]), unnest(?::timestamptz[])""";

    @Override
    public List<Arrival> admit(Connection transaction, List<Arrival> arrivals) throws SQLException {
        Set<String> known = known(transaction, arrivals);
        List<Arrival> admitted = known.isEmpty()
                ? arrivals
                : arrivals.stream()
                        .filter(arrival -> !known.contains(arrival.message().messageId()))
                        .toList();
        insert(transaction, admitted);
        return admitted;
    }

    private static Set<String> known(Connection transaction, List<Arrival> arrivals) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select message_id from message where message_id = any (?::uuid[])")) {
            new Rows<>(transaction, select, 1, arrivals).uuid(UniqueMessages::id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return known;
    }

    private static void insert(Connection transaction, List<Arrival> admitted) throws SQLException {
        if (admitted.isEmpty()) {
            return;
        }
        // One order for everybody: of two transactions with the same messages one waits, and neither for the other.
        List<Arrival> ordered = admitted.stream()
                .sorted(Comparator.comparing(arrival -> arrival.message().messageId()))
                .toList();
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            new Rows<>(transaction, insert, 1, ordered)
                    .uuid(UniqueMessages::id)
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
                    .instant(arrival -> arrival.message().receivedAt())
                    .instant(arrival -> arrival.envelope().time());
            insert.executeUpdate();
        }
    }

    private static UUID id(Arrival arrival) {
        return UUID.fromString(arrival.message().messageId());
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
