package otklik.routing.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.routing.desk.Caller;
import otklik.routing.desk.Callers;
import otklik.routing.history.ExportHistory.Wanted;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** The past of the rules, for {@code otklik rules try}. */
@Path("/v1/routing-history")
@Produces("application/x-ndjson")
@RolesAllowed("admin")
@RunOnVirtualThread
final class RoutingHistoryResource {
    private final ExportHistory exportHistory;
    private final Callers callers;

    RoutingHistoryResource(ExportHistory exportHistory, Callers callers) {
        this.exportHistory = exportHistory;
        this.callers = callers;
    }

    /** For administrators of the whole region: rules are everybody's. */
    @GET
    public StreamingOutput get(@QueryParam("since") @Nullable String since, @QueryParam("words") @Nullable String words)
            throws SQLException {
        Caller caller = callers.current();
        if (caller.agency() != null || caller.municipality() != null) {
            throw new Refusal(Problem.forbidden("an administrator's token that is bound to no agency or municipality"));
        }
        Wanted wanted = new Wanted(since(since), words(words));
        exportHistory.record(caller, wanted);
        return out -> {
            try {
                exportHistory.write(caller, wanted, out);
            } catch (SQLException e) {
                throw new IOException("the database failed while the history was read", e);
            }
        };
    }

    private static Instant since(@Nullable String typed) {
        if (typed == null) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(typed);
        } catch (DateTimeException e) {
            throw new Refusal(Problem.invalid("since", "an instant such as 2026-03-01T00:00:00Z, or nothing for all"));
        }
    }

    private static boolean words(@Nullable String typed) {
        if (typed != null && !typed.equals("true")) {
            throw new Refusal(Problem.invalid("words", "true, or nothing"));
        }
        return typed != null;
    }
}
