package otklik.routing.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Reference;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Cases about one problem: joined, separated, and what is proposed. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class IncidentResource {
    private static final int LONGEST_REFERENCE = 40;
    private final Replies replies;
    private final JoinCase joinCase;
    private final SeparateCase separateCase;
    private final ReadProposals readProposals;

    IncidentResource(Replies replies, JoinCase joinCase, SeparateCase separateCase, ReadProposals readProposals) {
        this.replies = replies;
        this.joinCase = joinCase;
        this.separateCase = separateCase;
        this.readProposals = readProposals;
    }

    /** @param lead number of the case that is about the same problem */
    record JoiningBody(@Nullable String lead) {}

    @POST
    @Path("/joining")
    public Response join(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable JoiningBody body)
            throws SQLException {
        String lead = Replies.needed(
                "lead", body == null ? null : body.lead(), LONGEST_REFERENCE, "the number of the case to join");
        Reference reference = Reference.parse(lead)
                .orElseThrow(
                        () -> new Refusal(Problem.invalid("lead", "the number of a case, XXXXX-XXXXX, is needed")));
        return replies.to(joinCase.join(replies.request(typed, ifMatch, traceparent), reference));
    }

    @POST
    @Path("/separation")
    @Consumes(MediaType.WILDCARD)
    public Response separate(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent)
            throws SQLException {
        return replies.to(separateCase.separate(replies.request(typed, ifMatch, traceparent)));
    }

    /** What to join is told by {@code /joining}. */
    @GET
    @Path("/proposals")
    public ReadProposals.Page proposals(@PathParam("reference") String typed) throws SQLException {
        return readProposals.of(Replies.reference(typed), replies.caller()).orElseThrow(Replies::none);
    }

    @DELETE
    @Path("/proposals/{other}")
    @Consumes(MediaType.WILDCARD)
    public Response dismiss(@PathParam("reference") String typed, @PathParam("other") String other)
            throws SQLException {
        return switch (readProposals.dismiss(Replies.reference(typed), Replies.reference(other), replies.caller())) {
            case DONE -> Response.noContent().build();
            case NOT_ALLOWED -> throw new Refusal(Problem.forbidden("this needs the role " + JoinCase.WHOSE));
            case NO_SUCH_CASE -> throw Replies.none();
        };
    }
}
