package otklik.routing.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** One step with many cases, with a result for each; and to take it back. */
@Path("/v1/bulk/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class BulkResource {
    private final Replies replies;
    private final BulkCases bulkCases;
    private final UndoBulk undoBulk;
    private final BulkOrders orders;

    BulkResource(Replies replies, BulkCases bulkCases, UndoBulk undoBulk, BulkOrders orders) {
        this.replies = replies;
        this.bulkCases = bulkCases;
        this.undoBulk = undoBulk;
        this.orders = orders;
    }

    /** @param version that the caller has seen; any without it */
    record CaseBody(@Nullable String reference, @Nullable Integer version) {}

    /**
     * @param step {@code assignment}, {@code acceptance}, {@code resolution}, {@code approval} or {@code closing}
     * @param agency for an assignment
     * @param text for a resolution; or
     * @param template code of an answer template, with
     * @param values for the places that no case fills by itself
     * @param cases either these or
     * @param campaign all of that one which wait for the step
     */
    record BulkBody(
            @Nullable String step,
            @Nullable String agency,
            @Nullable String text,
            @Nullable String template,
            @Nullable Map<String, String> values,
            @Nullable List<CaseBody> cases,
            @Nullable String campaign) {

        @Override
        public String toString() {
            return "BulkBody[step=" + step + "]";
        }
    }

    /**
     * @param outcome {@code done}, {@code unchanged}, {@code not-found}, {@code not-allowed}, {@code not-now}, {@code changed} or
     *     {@code invalid}
     * @param detail why it was not done
     * @param undone {@code undone}, {@code changed}, {@code told}, {@code not-found} or {@code not-allowed}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultView(
            String reference,
            String outcome,
            @Nullable String detail,
            @Nullable Integer version,
            @Nullable String undone) {}

    /**
     * @param cases how many were asked for
     * @param outcomes how many results of each kind
     * @param results in the order in which they were asked for; fewer than {@code cases} while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BulkView(
            UUID id,
            String step,
            Instant at,
            @Nullable Instant undoneAt,
            int cases,
            Map<String, Integer> outcomes,
            List<ResultView> results) {

        static BulkView of(BulkCases.Answer.Kept kept) {
            Map<String, Integer> outcomes = new TreeMap<>();
            kept.results().forEach(result -> outcomes.merge(result.outcome(), 1, Integer::sum));
            return new BulkView(
                    kept.operation().id(),
                    kept.operation().step(),
                    kept.operation().at(),
                    kept.operation().undoneAt(),
                    kept.operation().cases(),
                    outcomes,
                    kept.results().stream()
                            .map(result -> new ResultView(
                                    result.reference(),
                                    result.outcome(),
                                    result.detail(),
                                    result.version(),
                                    result.undone()))
                            .toList());
        }
    }

    /** Answers when all is done; the same request again goes on where an interrupted one was. */
    @PUT
    public BulkView run(
            @PathParam("id") String id,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable BulkBody body)
            throws SQLException {
        UUID operation = id(id);
        Caller caller = replies.caller();
        BulkOrders.Wanted wanted = orders.read(body, caller);
        BulkCases.Answer answer =
                bulkCases.run(operation, wanted.digest(), wanted.order(), wanted.which(), caller, traceparent);
        return switch (answer) {
            case BulkCases.Answer.Kept kept -> BulkView.of(kept);
            case BulkCases.Answer.Taken ignored ->
                throw new Refusal(
                        Problem.conflict("this id belongs to another operation: take a new one for each", List.of()));
        };
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public BulkView get(@PathParam("id") String id) throws SQLException {
        return BulkView.of(kept(id));
    }

    /** What came of it is {@code undone} of each result. */
    @POST
    @Path("/undo")
    @Consumes(MediaType.WILDCARD)
    public BulkView undo(@PathParam("id") String id, @HeaderParam("traceparent") @Nullable String traceparent)
            throws SQLException {
        undoBulk.undo(kept(id).operation(), replies.caller(), traceparent);
        return BulkView.of(kept(id));
    }

    private BulkCases.Answer.Kept kept(String id) throws SQLException {
        return bulkCases
                .find(id(id), replies.caller())
                .orElseThrow(() -> new Refusal(Problem.notFound("you have no such operation")));
    }

    private static UUID id(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.invalid("id", "a new UUID of yours is needed"));
        }
    }
}
