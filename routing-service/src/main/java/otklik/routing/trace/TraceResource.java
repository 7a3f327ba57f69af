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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.desk.Caller;
import otklik.routing.desk.Callers;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Where a message is, as far as casework knows; holds nothing of what the citizen wrote. */
@Path("/v1/traces/{messageId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@RunOnVirtualThread
final class TraceResource {
    private final DataSource database;
    private final CaseStore cases;
    private final Callers callers;

    TraceResource(DataSource database, CaseStore cases, Callers callers) {
        this.database = database;
        this.cases = cases;
        this.callers = callers;
    }

    /**
     * @param batch the import run that brought it first
     * @param stages in the order of their times
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trace(
            String messageId,
            String caseId,
            String reference,
            String status,
            int caseVersion,
            @Nullable String batch,
            List<Stage> stages) {}

    /**
     * One step of the message's way.
     *
     * @param stage {@code received}, {@code tagged}; then what happened to its case: {@code opened}, {@code assigned} …;
     *     {@code repeated} and {@code revised} where it came again
     */
    record Stage(Instant at, String stage, String detail) {}

    @GET
    public Trace get(@PathParam("messageId") String typed) throws SQLException {
        UUID messageId = uuid(typed);
        Caller caller = callers.current();
        return caller.sight().run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    select m.channel, m.source, m.batch, m.received_at, m.tagged_at, c.number, c.case_id, c.reference,
                           c.status, c.version, c.category
                    from message m join cases c on c.number = m.case_number
                    where m.message_id = ?""")) {
                select.setObject(1, messageId);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw none();
                    }
                    demandSeen(transaction, text(row, 8), caller);
                    List<Stage> stages = new ArrayList<>();
                    stages.add(new Stage(
                            instant(row, 4), "received", "channel=" + text(row, 1) + " source=" + text(row, 2)));
                    stages.add(new Stage(instant(row, 5), "tagged", "category=" + text(row, 11)));
                    stages.addAll(ofCase(transaction, row.getLong(6)));
                    stages.addAll(repeats(transaction, messageId));
                    stages.sort(Comparator.comparing(Stage::at));
                    return new Trace(
                            messageId.toString(),
                            text(row, 7),
                            text(row, 8),
                            text(row, 9),
                            row.getInt(10),
                            row.getString(3),
                            stages);
                }
            }
        });
    }

    /** A token may be bound to an agency or a municipality, whatever its role. */
    private void demandSeen(Connection transaction, String reference, Caller caller) throws SQLException {
        Reference parsed = Reference.parse(reference).orElseThrow(TraceResource::none);
        if (cases.find(transaction, parsed).filter(caller::sees).isEmpty()) {
            throw none();
        }
    }

    private List<Stage> ofCase(Connection transaction, long number) throws SQLException {
        return cases.timeline(transaction, number).stream()
                .map(entry -> new Stage(
                        entry.at(),
                        entry.event(),
                        "version=" + entry.version() + (entry.agency() == null ? "" : " agency=" + entry.agency())))
                .toList();
    }

    private static List<Stage> repeats(Connection transaction, UUID messageId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select last_at, kind, times, batch from message_repeat
                where message_id = ? order by last_at, batch""")) {
            select.setObject(1, messageId);
            List<Stage> repeats = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String batch = text(row, 4);
                    repeats.add(new Stage(
                            instant(row, 1),
                            text(row, 2),
                            "times=" + row.getInt(3) + (batch.isEmpty() ? "" : " batch=" + batch)));
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
