package otklik.routing.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How much attention a case needs: that somebody has seen it, and whether it is work at all. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class AttentionResource {
    private static final int LONGEST_CODE = 100;
    private final Replies replies;
    private final AcknowledgeCase acknowledgeCase;
    private final CorrectKind correctKind;

    AttentionResource(Replies replies, AcknowledgeCase acknowledgeCase, CorrectKind correctKind) {
        this.replies = replies;
        this.acknowledgeCase = acknowledgeCase;
        this.correctKind = correctKind;
    }

    /** @param kind what the message really wants: {@code complaint}, {@code gratitude} … */
    record KindBody(@Nullable String kind) {}

    @POST
    @Path("/acknowledgement")
    @Consumes(MediaType.WILDCARD)
    public Response acknowledge(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent)
            throws SQLException {
        return replies.to(acknowledgeCase.acknowledge(replies.request(typed, ifMatch, traceparent)));
    }

    @PUT
    @Path("/kind")
    public Response correct(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable KindBody body)
            throws SQLException {
        String kind = Replies.needed("kind", body == null ? null : body.kind(), LONGEST_CODE, "the code of a kind");
        return replies.to(correctKind.correct(replies.request(typed, ifMatch, traceparent), kind));
    }
}
