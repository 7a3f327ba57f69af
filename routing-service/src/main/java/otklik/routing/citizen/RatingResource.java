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

/** {@code POST /v1/public/cases/{reference}/rating}: what the citizen thinks of the answer, in a number and a few words. */
@Path("/v1/public/cases/{reference}/rating")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class RatingResource {
    private final OpinionReplies replies;

    RatingResource(OpinionReplies replies) {
        this.replies = replies;
    }

    /** @param comment for who works on the case */
    record Body(@Nullable Integer rating, @Nullable String comment) {
        @Override
        public String toString() {
            return "Body[rating=" + rating + "]";
        }
    }

    @POST
    public Response rate(
            @PathParam("reference") String typed,
            @HeaderParam("X-Pin") @Nullable String pin,
            @HeaderParam("Accept-Language") @Nullable String languages,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable Body body)
            throws SQLException {
        Integer rating = body == null ? null : body.rating();
        if (body == null || rating == null || rating < 1 || rating > 5) {
            throw new Refusal(PublicProblem.BAD_RATING);
        }
        String comment = replies.seal(body.comment(), PublicProblem.COMMENT_TOO_LONG);
        return replies.say(new OpinionReplies.Visitor(typed, pin, languages, traceparent), rating, comment);
    }
}
