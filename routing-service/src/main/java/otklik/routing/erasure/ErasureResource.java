package otklik.routing.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Reference;
import otklik.routing.desk.Caller;
import otklik.routing.desk.Callers;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;
import otklik.routing.sight.Sight;

/** Erasures that were asked for on paper, and the record of all. */
@Path("/v1/citizens/erasures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class ErasureResource {
    private static final int SHOWN = 200;

    private final EraseCitizen eraseCitizen;
    private final DataSource database;
    private final Callers callers;

    ErasureResource(EraseCitizen eraseCitizen, DataSource database, Callers callers) {
        this.eraseCitizen = eraseCitizen;
        this.database = database;
        this.callers = callers;
    }

    /**
     * @param reference the number of any case of the citizen's
     * @param linked whether the chats are meant, too, that he linked with the one it came from
     */
    record Request(@Nullable String reference, @Nullable Boolean linked) {}

    /**
     * @param cases how many have no words any more
     * @param messages how many
     * @param channels by which the messages came
     * @param left channels of chats that he had linked and that keep their words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            UUID id,
            Instant at,
            String because,
            @Nullable String actor,
            int cases,
            int messages,
            List<String> channels,
            List<String> left) {}

    /** @param erasures newest first */
    record Recorded(List<Erasure> erasures) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    public Done erase(@Nullable Request body) throws SQLException {
        Caller caller = unbound();
        String typed = body == null ? null : body.reference();
        if (body == null || typed == null) {
            throw new Refusal(Problem.invalid("reference", "the number of one of the citizen's cases is needed"));
        }
        Reference reference = Reference.parse(typed).orElseThrow(ErasureResource::none);
        return switch (eraseCitizen.onPaper(reference, body.linked(), caller)) {
            case EraseCitizen.Outcome.Erased erased -> done(erased);
            case EraseCitizen.Outcome.SayWhich say ->
                throw new Refusal(
                        Problem.invalid(
                                "linked",
                                "he linked chats (" + String.join(", ", say.linked())
                                        + "): true to erase all of them, false for the one of this case; the link ends either way"));
            case EraseCitizen.Outcome.ErasedBefore before ->
                throw new Refusal(Problem.of(410, "Gone", "the case is erased since " + before.at()));
            case EraseCitizen.Outcome.NoSuchCase ignored -> throw none();
        };
    }

    private static Done done(EraseCitizen.Outcome.Erased erased) {
        Erasure its = erased.erasure();
        return new Done(
                its.id(),
                its.at(),
                its.because(),
                its.actor(),
                its.cases(),
                its.messages(),
                erased.channels(),
                erased.left());
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    public Recorded recorded() throws SQLException {
        unbound();
        return new Recorded(Sight.SERVICE.run(database, transaction -> new ErasureRows().recorded(transaction, SHOWN)));
    }

    /** A citizen's cases may be with every agency and in every place. */
    private Caller unbound() {
        Caller caller = callers.current();
        if (!caller.seesEveryAgency() || caller.municipality() != null) {
            throw new Refusal(Problem.forbidden("this needs a token that is bound to no agency and no place"));
        }
        return caller;
    }

    private static Refusal none() {
        return new Refusal(Problem.notFound("there is no case with this number"));
    }
}
