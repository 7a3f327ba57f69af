package otklik.notify.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.notify.http.Problem;

/** {@code /v1/deliveries}: how notices stand. */
@Path("/v1/deliveries")
@RolesAllowed({"admin", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveriesResource {
    private final DeliveryLookups lookups;

    DeliveriesResource(DeliveryLookups lookups) {
        this.lookups = lookups;
    }

    /** The answer to a question for a case or a message; empty where nothing is known. */
    record Found(List<DeliveryLookups.Shown> deliveries) {}

    /** Deliveries of a case (its id) or of a message; 400 unless exactly one of them is given. */
    @GET
    @RunOnVirtualThread
    public Found find(@QueryParam("case") @Nullable String caseId, @QueryParam("message") @Nullable String messageId)
            throws SQLException {
        if (caseId != null && messageId == null) {
            return new Found(lookups.ofCase(id(caseId, "case")));
        }
        if (messageId != null && caseId == null) {
            return new Found(lookups.ofMessage(id(messageId, "message")));
        }
        throw Problem.of(400, "Wrong question", "give either case or message", "case");
    }

    private static UUID id(String given, String field) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "Wrong question", field + ": expected an id, a UUID", field);
        }
    }

    /** Number of deliveries by state. */
    @GET
    @Path("summary")
    @RunOnVirtualThread
    public Map<String, Long> summary() throws SQLException {
        return lookups.byState();
    }
}
