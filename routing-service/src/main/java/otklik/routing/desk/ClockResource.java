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
import otklik.region.Term;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** What is done with the clock of a case. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class ClockResource {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_QUESTION = 2_000;
    private final Replies replies;
    private final PauseClock pauseClock;
    private final ExtendDeadline extendDeadline;
    private final PromoteCase promoteCase;

    ClockResource(Replies replies, PauseClock pauseClock, ExtendDeadline extendDeadline, PromoteCase promoteCase) {
        this.replies = replies;
        this.pauseClock = pauseClock;
        this.extendDeadline = extendDeadline;
        this.promoteCase = promoteCase;
    }

    /**
     * @param reason what is waited for
     * @param question to the citizen, in words to him; he is asked nothing where it is absent
     */
    record PauseBody(@Nullable String reason, @Nullable String question) {
        @Override
        public String toString() {
            return "PauseBody[…]";
        }
    }

    /**
     * @param by a term as in the region pack: {@code 10d}
     * @param reason what takes so long
     */
    record ExtensionBody(@Nullable String by, @Nullable String reason) {}

    /** @param regime code of the pack's regime */
    record PromotionBody(@Nullable String regime) {}

    @POST
    @Path("/pause")
    public Response pause(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable PauseBody body)
            throws SQLException {
        String reason = Replies.reason(body == null ? null : body.reason());
        String question = body == null || body.question() == null
                ? null
                : Replies.needed("question", body.question(), LONGEST_QUESTION, "a question to the citizen");
        return replies.to(pauseClock.pause(replies.request(typed, ifMatch, traceparent), reason, question));
    }

    @POST
    @Path("/resumption")
    @Consumes(MediaType.WILDCARD)
    public Response resume(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent)
            throws SQLException {
        return replies.to(pauseClock.resume(replies.request(typed, ifMatch, traceparent)));
    }

    @POST
    @Path("/extension")
    public Response extend(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ExtensionBody body)
            throws SQLException {
        String by = Replies.needed("by", body == null ? null : body.by(), LONGEST_CODE, "a term such as 10d");
        Term term = Term.parse(by)
                .filter(parsed -> !(parsed instanceof Term.None))
                .orElseThrow(() -> new Refusal(Problem.invalid("by", "a term such as 10d, 24h or 5wd is needed")));
        String reason = Replies.reason(body == null ? null : body.reason());
        return replies.to(extendDeadline.extend(replies.request(typed, ifMatch, traceparent), term, reason));
    }

    @POST
    @Path("/promotion")
    public Response promote(
            @PathParam("reference") String typed,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable PromotionBody body)
            throws SQLException {
        String regime =
                Replies.needed("regime", body == null ? null : body.regime(), LONGEST_CODE, "the code of a regime");
        return replies.to(promoteCase.promote(replies.request(typed, ifMatch, traceparent), regime));
    }
}
