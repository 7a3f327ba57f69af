package otklik.routing.citizen;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.routing.problem.PublicProblem;
import otklik.routing.problem.Refusal;

/** {@code POST /v1/public/cases/{reference}/reopening}: the citizen says, without a rating, that the matter is not settled. */
@Path("/v1/public/cases/{reference}/reopening")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class ReopeningResource {
    private final OpinionReplies replies;

    ReopeningResource(OpinionReplies replies) {
        this.replies = replies;
    }

    /** @param reason for who works on the case */
    record Body(@Nullable String reason) {
        @Override
        public String toString() {
            return "Body[…]";
        }
    }

    @POST
    public Response reopen(
            @PathParam("reference") String typed,
            @HeaderParam("X-Pin") @Nullable String pin,
            @HeaderParam("Accept-Language") @Nullable String languages,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable Body body)
            throws SQLException {
        String reason = replies.seal(body == null ? null : body.reason(), PublicProblem.REASON_TOO_LONG);
        if (reason == null) {
            throw new Refusal(PublicProblem.NO_REASON);
        }
        return replies.say(new OpinionReplies.Visitor(typed, pin, languages, traceparent), null, reason);
    }
}
