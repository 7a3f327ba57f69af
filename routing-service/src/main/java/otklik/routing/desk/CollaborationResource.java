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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Where several have to do with a case: what they say to each other, handing it on, and parting it. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class CollaborationResource {
    private static final int LONGEST_COMMENT = 5_000;
    private static final int LONGEST_CODE = 100;
    private static final int MOST_PARTS = 9;
    private final Replies replies;
    private final CommentCase commentCase;
    private final TransferCase transferCase;
    private final SplitCase splitCase;

    CollaborationResource(Replies replies, CommentCase commentCase, TransferCase transferCase, SplitCase splitCase) {
        this.replies = replies;
        this.commentCase = commentCase;
        this.transferCase = transferCase;
        this.splitCase = splitCase;
    }

    /** @param text for colleagues; citizens do not see it */
    record CommentBody(@Nullable String text) {}

    /**
     * @param agency code of the agency that is competent
     * @param reason for it
     */
    record TransferBody(@Nullable String agency, @Nullable String reason) {}

    /** @param parts what else the message asks for */
    record SplitBody(@Nullable List<PartBody> parts) {}

    /** @param leaf finer category; none without it */
    record PartBody(@Nullable String category, @Nullable String leaf) {}

    @POST
    @Path("/comments")
    public Response comment(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable CommentBody body)
            throws SQLException {
        String text = Replies.needed("text", body == null ? null : body.text(), LONGEST_COMMENT, "the comment");
        return replies.to(commentCase.comment(replies.request(typed, ifMatch, traceparent), text));
    }

    @POST
    @Path("/transfer")
    public Response transfer(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable TransferBody body)
            throws SQLException {
        String agency =
                Replies.needed("agency", body == null ? null : body.agency(), LONGEST_CODE, "the code of an agency");
        String reason = Replies.reason(body == null ? null : body.reason());
        return replies.to(transferCase.transfer(replies.request(typed, ifMatch, traceparent), agency, reason));
    }

    /** A repeat would part the case again: so the version that the caller has seen has to be given. */
    @POST
    @Path("/split")
    public Response split(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable SplitBody body)
            throws SQLException {
        Request request = replies.request(typed, ifMatch, traceparent);
        if (request.version() == null) {
            throw new Refusal(Problem.of(
                    428, "Precondition Required", "If-Match with the ETag of the case as it was read is needed"));
        }
        return replies.to(splitCase.split(request, parts(body)));
    }

    private static List<SplitCase.Part> parts(@Nullable SplitBody body) {
        List<PartBody> given = body == null || body.parts() == null ? List.of() : body.parts();
        if (given.isEmpty() || given.size() > MOST_PARTS) {
            throw new Refusal(Problem.invalid(
                    "parts", "1 to " + MOST_PARTS + " parts are needed, each {\"category\":…,\"leaf\":…}"));
        }
        List<SplitCase.Part> parts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            PartBody part = given.get(i);
            String category = Replies.needed(
                    "parts[" + i + "].category",
                    part == null ? null : part.category(),
                    LONGEST_CODE,
                    "the code of a category");
            parts.add(new SplitCase.Part(category, part == null ? null : part.leaf()));
        }
        return parts;
    }
}
