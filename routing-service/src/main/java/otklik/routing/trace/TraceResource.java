package otklik.routing.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Where a message is, as far as casework knows; holds nothing of what the citizen wrote. */
@Path("/v1/traces/{messageId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@RunOnVirtualThread
final class TraceResource {
    private final DataSource database;

    TraceResource(DataSource database) {
        this.database = database;
    }

    /**
     * @param receivedAt when ingest took the words that are known now
     * @param taggedAt when classify had understood them
     * @param batch the import run that brought it first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trace(
            String messageId,
            String channel,
            String source,
            @Nullable String batch,
            Instant receivedAt,
            Instant taggedAt,
            Instant openedAt,
            String caseId,
            String reference,
            String status,
            int caseVersion,
            List<Repeat> repeats) {}

    /** @param batch the import run that brought it again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Repeat(@Nullable String batch, String kind, int times, Instant lastAt) {}

    @GET
    public Trace get(@PathParam("messageId") String typed) throws SQLException {
        UUID messageId = uuid(typed);
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    select m.channel, m.source, m.batch, m.received_at, m.tagged_at, c.opened_at, c.case_id, c.reference,
                           c.status, c.version
                    from message m join cases c on c.number = m.case_number
                    where m.message_id = ?""")) {
                select.setObject(1, messageId);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw none();
                    }
                    return new Trace(
                            messageId.toString(),
                            text(row, 1),
                            text(row, 2),
                            row.getString(3),
                            instant(row, 4),
                            instant(row, 5),
                            instant(row, 6),
                            text(row, 7),
                            text(row, 8),
                            text(row, 9),
                            row.getInt(10),
                            repeats(transaction, messageId));
                }
            }
        });
    }

    private static List<Repeat> repeats(Connection transaction, UUID messageId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select nullif(batch, ''), kind, times, last_at from message_repeat
                where message_id = ? order by last_at, batch""")) {
            select.setObject(1, messageId);
            List<Repeat> repeats = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    repeats.add(new Repeat(row.getString(1), text(row, 2), row.getInt(3), instant(row, 4)));
                }
            }
            return repeats;
        }
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static Refusal none() {
        return new Refusal(Problem.notFound("casework has seen no such message"));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
