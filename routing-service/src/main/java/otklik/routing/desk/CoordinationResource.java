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

/** What the control centre does with a case: moderators and coordinators. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class CoordinationResource {
    private static final int LONGEST_CODE = 100;
    private final Replies replies;
    private final AssignCase assignCase;
    private final CorrectCategory correctCategory;
    private final RejectCase rejectCase;
    private final ReopenCase reopenCase;
    private final CloseCase closeCase;

    CoordinationResource(
            Replies replies,
            AssignCase assignCase,
            CorrectCategory correctCategory,
            RejectCase rejectCase,
            ReopenCase reopenCase,
            CloseCase closeCase) {
        this.replies = replies;
        this.assignCase = assignCase;
        this.correctCategory = correctCategory;
        this.rejectCase = rejectCase;
        this.reopenCase = reopenCase;
        this.closeCase = closeCase;
    }

    /** @param agency code of the agency that is to hold the case */
    record AssignmentBody(@Nullable String agency) {}

    /**
     * @param category code of the pack's category that the case is really about
     * @param leaf code of a finer one within it
     */
    record CategoryBody(@Nullable String category, @Nullable String leaf) {}

    /** @param reason {@code spam}, {@code insult}, {@code no-facts}, {@code duplicate} or {@code not-for-us} */
    record RejectionBody(@Nullable String reason) {}

    /** @param reason in words for the executor */
    record ReopeningBody(@Nullable String reason) {}

    @POST
    @Path("/assignment")
    public Response assign(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable AssignmentBody body)
            throws SQLException {
        String agency =
                Replies.needed("agency", body == null ? null : body.agency(), LONGEST_CODE, "the code of an agency");
        return replies.to(assignCase.assign(replies.request(typed, ifMatch, traceparent), agency));
    }

    @PUT
    @Path("/category")
    public Response correct(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable CategoryBody body)
            throws SQLException {
        String category = Replies.needed(
                "category", body == null ? null : body.category(), LONGEST_CODE, "the code of a category");
        String leaf = body == null ? null : body.leaf();
        return replies.to(correctCategory.correct(replies.request(typed, ifMatch, traceparent), category, leaf));
    }

    @POST
    @Path("/rejection")
    public Response reject(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable RejectionBody body)
            throws SQLException {
        String reason =
                Replies.needed("reason", body == null ? null : body.reason(), LONGEST_CODE, "the code of a reason");
        return replies.to(rejectCase.reject(replies.request(typed, ifMatch, traceparent), reason));
    }

    @POST
    @Path("/reopening")
    public Response reopen(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ReopeningBody body)
            throws SQLException {
        String reason = Replies.reason(body == null ? null : body.reason());
        return replies.to(reopenCase.reopen(replies.request(typed, ifMatch, traceparent), reason));
    }

    @POST
    @Path("/closing")
    @Consumes(MediaType.WILDCARD)
    public Response close(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent)
            throws SQLException {
        return replies.to(closeCase.close(replies.request(typed, ifMatch, traceparent)));
    }
}
