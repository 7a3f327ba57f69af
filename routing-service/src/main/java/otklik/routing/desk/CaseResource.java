package otklik.routing.desk;

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
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/**
 * A case for staff. Who may not see it gets the same 404 as for one that does not exist; who sees it but may not do what was
 * asked gets 403; what its state does not allow is 409 with what it does allow.
 */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class CaseResource {
    private static final int LONGEST_RESOLUTION = 20_000;
    private final JsonWebToken token;
    private final DataSource database;
    private final CaseStore cases;
    private final AssignCase assignCase;
    private final AnswerCase answerCase;
    private final CorrectCategory correctCategory;
    private final ReadOriginal readOriginal;

    CaseResource(
            JsonWebToken token,
            DataSource database,
            CaseStore cases,
            AssignCase assignCase,
            AnswerCase answerCase,
            CorrectCategory correctCategory,
            ReadOriginal readOriginal) {
        this.token = token;
        this.database = database;
        this.cases = cases;
        this.assignCase = assignCase;
        this.answerCase = answerCase;
        this.correctCategory = correctCategory;
        this.readOriginal = readOriginal;
    }

    /** @param agency code of the agency that is to hold the case */
    record AssignmentBody(@Nullable String agency) {}

    /**
     * @param category code of the pack's category that the case is really about
     * @param leaf code of a finer one within it
     */
    record CategoryBody(@Nullable String category, @Nullable String leaf) {}

    /** @param text the outcome, in words for the citizen */
    record ResolutionBody(@Nullable String text) {}

    /** @param text as the citizen wrote it */
    record Original(String text) {
        @Override
        public String toString() {
            return "Original[" + text.length() + " characters]";
        }
    }

    @GET
    public CaseView get(@PathParam("reference") String typed) throws SQLException {
        Reference reference = reference(typed);
        Caller caller = Caller.of(token);
        return Transactions.run(database, transaction -> {
            Optional<Case> found = cases.find(transaction, reference).filter(caller::sees);
            return view(transaction, found.orElseThrow(CaseResource::none));
        });
    }

    /** The citizen's own words, unmasked: for executors of the agency that holds the case. Each reading is on record. */
    @GET
    @Path("/original")
    public Response original(@PathParam("reference") String typed) throws SQLException {
        return switch (readOriginal.read(reference(typed), Caller.of(token))) {
            case ReadOriginal.Reading.Words words ->
                Response.ok(new Original(words.text()))
                        .header("Cache-Control", "no-store")
                        .build();
            case ReadOriginal.Reading.NoSuchCase ignored -> throw none();
            case ReadOriginal.Reading.NotAllowed ignored ->
                throw new Refusal(Problem.forbidden("this needs the role executor of the agency that holds the case"));
            case ReadOriginal.Reading.Unreadable ignored ->
                throw new Refusal(
                        Problem.of(410, "Gone", "the original was sealed with a key that this service does not have"));
        };
    }

    @POST
    @Path("/assignment")
    @Consumes(MediaType.APPLICATION_JSON)
    public CaseView assign(
            @PathParam("reference") String typed,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable AssignmentBody body)
            throws SQLException {
        if (body == null || body.agency() == null || body.agency().isBlank()) {
            throw new Refusal(Problem.invalid("agency", "the code of an agency is needed"));
        }
        return answer(assignCase.assign(reference(typed), body.agency(), Caller.of(token), traceparent));
    }

    @PUT
    @Path("/category")
    @Consumes(MediaType.APPLICATION_JSON)
    public CaseView correct(
            @PathParam("reference") String typed,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable CategoryBody body)
            throws SQLException {
        if (body == null || body.category() == null || body.category().isBlank()) {
            throw new Refusal(Problem.invalid("category", "the code of a category is needed"));
        }
        return answer(
                correctCategory.correct(reference(typed), body.category(), body.leaf(), Caller.of(token), traceparent));
    }

    @POST
    @Path("/resolution")
    @Consumes(MediaType.APPLICATION_JSON)
    public CaseView resolve(
            @PathParam("reference") String typed,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ResolutionBody body)
            throws SQLException {
        if (body == null || body.text() == null || body.text().isBlank()) {
            throw new Refusal(Problem.invalid("text", "the outcome in words for the citizen is needed"));
        }
        if (body.text().length() > LONGEST_RESOLUTION || body.text().indexOf('\0') >= 0) {
            throw new Refusal(Problem.invalid(
                    "text", "the outcome has at most " + LONGEST_RESOLUTION + " characters and no U+0000"));
        }
        return answer(answerCase.answer(reference(typed), body.text(), Caller.of(token), traceparent));
    }

    private CaseView answer(CommandResult result) throws SQLException {
        return switch (result) {
            case CommandResult.Done done -> Transactions.run(database, transaction -> view(transaction, done.after()));
            case CommandResult.NoSuchCase ignored -> throw none();
            case CommandResult.NotAllowed not ->
                throw new Refusal(Problem.forbidden("this needs the role " + not.whose()));
            case CommandResult.NotNow not ->
                throw new Refusal(Problem.conflict(
                        "the case is " + not.status()
                                + (not.allowed().isEmpty()
                                        ? ": nothing more can be done with it"
                                        : ": possible now: "
                                                + String.join(
                                                        ", ",
                                                        not.allowed().stream()
                                                                .sorted()
                                                                .toList())),
                        not.allowed()));
            case CommandResult.UnknownAgency ignored ->
                throw new Refusal(Problem.invalid("agency", "the region has no such agency"));
            case CommandResult.UnknownCategory unknown ->
                throw new Refusal(Problem.invalid(
                        unknown.field(),
                        unknown.known().isEmpty()
                                ? "the category has no finer ones: leave " + unknown.field() + " out"
                                : "the region has no such " + unknown.field() + "; known are "
                                        + String.join(", ", unknown.known())));
        };
    }

    private CaseView view(Connection transaction, Case shown) throws SQLException {
        return CaseView.of(shown, cases.timeline(transaction, shown.number()));
    }

    private static Reference reference(String typed) {
        return Reference.parse(typed).orElseThrow(CaseResource::none);
    }

    static Refusal none() {
        return new Refusal(Problem.notFound("there is no such case for this token"));
    }
}
