package otklik.routing.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** What the agency that holds a case does with it: executors, and approvers with their answers. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class ExecutionResource {
    private static final int LONGEST_RESOLUTION = 20_000;
    private final Replies replies;
    private final AcceptCase acceptCase;
    private final GiveBack giveBack;
    private final AnswerCase answerCase;
    private final ApproveAnswer approveAnswer;

    ExecutionResource(
            Replies replies,
            AcceptCase acceptCase,
            GiveBack giveBack,
            AnswerCase answerCase,
            ApproveAnswer approveAnswer) {
        this.replies = replies;
        this.acceptCase = acceptCase;
        this.giveBack = giveBack;
        this.answerCase = answerCase;
        this.approveAnswer = approveAnswer;
    }

    /**
     * @param reason why the case is not the agency's
     * @param hint code of the agency whose it may be
     */
    record ReturnBody(@Nullable String reason, @Nullable String hint) {}

    /** @param text the outcome, in words for the citizen */
    record ResolutionBody(@Nullable String text) {}

    /**
     * @param approved whether the answer may go to the citizen
     * @param reason what is wrong with it, where it may not
     */
    record ApprovalBody(
            @Nullable Boolean approved, @Nullable String reason) {}

    @POST
    @Path("/acceptance")
    @Consumes(MediaType.WILDCARD)
    public Response accept(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent)
            throws SQLException {
        return replies.to(acceptCase.accept(replies.request(typed, ifMatch, traceparent)));
    }

    @POST
    @Path("/return")
    public Response giveBack(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ReturnBody body)
            throws SQLException {
        String reason = Replies.reason(body == null ? null : body.reason());
        String hint = body == null ? null : body.hint();
        return replies.to(giveBack.giveBack(replies.request(typed, ifMatch, traceparent), reason, hint));
    }

    @POST
    @Path("/resolution")
    public Response answer(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ResolutionBody body)
            throws SQLException {
        String text = Replies.needed(
                "text", body == null ? null : body.text(), LONGEST_RESOLUTION, "the outcome in words for the citizen");
        return replies.to(answerCase.answer(replies.request(typed, ifMatch, traceparent), text));
    }

    @POST
    @Path("/approval")
    public Response approve(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ApprovalBody body)
            throws SQLException {
        if (body == null || body.approved() == null) {
            throw new Refusal(Problem.invalid("approved", "true or false is needed"));
        }
        Request request = replies.request(typed, ifMatch, traceparent);
        return replies.to(
                body.approved()
                        ? approveAnswer.approve(request)
                        : approveAnswer.refuse(request, Replies.reason(body.reason())));
    }
}
