package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Message;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;

/**
 * Adds stored messages to the cases that they belong to, and counts voices: however many, in a number of statements that does not depend
 * on them.
 */
public final class AddMessages {
    private final CaseStore cases;
    private final AuditTrail audit = new AuditTrail();

    public AddMessages(CaseStore cases) {
        this.cases = cases;
    }

    /**
     * A citizen's next message of one matter. It has its row in {@code message}, whatever the case number there.
     *
     * @param message masked
     * @param because as in {@link MessageAdded}
     */
    public record Addition(
            long caseNumber,
            Message message,
            By by,
            @Nullable String because) {}

    /**
     * Each addition is a version of its case, in their order; the version moves once more where voices came.
     *
     * @param current the cases, under their locks, by number; afterwards as they are then
     * @param voices how many joined each of them
     */
    public List<Outgoing<? extends CaseEvent>> add(
            Connection transaction,
            Map<Long, Case> current,
            List<Addition> additions,
            Map<Long, Integer> voices,
            Instant now)
            throws SQLException {
        if (additions.isEmpty() && voices.isEmpty()) {
            return List.of();
        }
        NextVersions versions = new NextVersions(now);
        Map<Long, Case> changed = new TreeMap<>();
        for (var heard : new TreeMap<>(voices).entrySet()) {
            Case before = held(current, heard.getKey());
            Case after = before.heard(heard.getValue());
            Members.heard(versions, before, after, By.PIPELINE);
            current.put(after.number(), after);
            changed.put(after.number(), after);
        }
        for (Addition addition : additions) {
            Case after = held(current, addition.caseNumber()).next();
            Message message = addition.message();
            versions.add(
                    after,
                    "message-added",
                    message.messageId(),
                    new MessageAdded(
                            after.snapshot(), message.messageId(), message.text(), origin(message), addition.because()),
                    addition.by());
            current.put(after.number(), after);
            changed.put(after.number(), after);
        }
        file(transaction, additions, now);
        cases.count(transaction, changed.values());
        return versions.store(transaction, cases, audit);
    }

    private static Case held(Map<Long, Case> current, @Nullable Long number) {
        return Objects.requireNonNull(current.get(number), "the case has to be locked before");
    }

    public static CaseSnapshot.Origin origin(Message message) {
        return new CaseSnapshot.Origin(
                message.channel(),
                message.source(),
                message.externalId(),
                message.conversation(),
                message.contactId(),
                message.language(),
                message.network());
    }

    private static void file(Connection transaction, List<Addition> additions, Instant now) throws SQLException {
        if (additions.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (Addition addition : additions) {
            ids.add(addition.message().messageId());
            numbers.add(addition.caseNumber());
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                with added as (
                    insert into addition (case_number, message_id, added_at)
                    select a.number, a.id::uuid, ? from unnest(?::text[], ?::bigint[]) as a (id, number)
                    on conflict on constraint addition_pkey do nothing
                    returning case_number, message_id)
                update message m set case_number = added.case_number from added where m.message_id = added.message_id""")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, transaction.createArrayOf("text", ids.toArray()));
            update.setArray(3, transaction.createArrayOf("bigint", numbers.toArray()));
            update.executeUpdate();
        }
    }
}
