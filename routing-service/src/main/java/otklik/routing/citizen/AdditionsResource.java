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
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.problem.PublicProblem;
import otklik.routing.problem.Refusal;

/**
 * {@code POST /v1/public/cases/{reference}/additions}: leave to add one message to the case. The message itself goes to
 * {@code POST /v1/messages} with this leave as {@code inReplyTo}.
 */
@Path("/v1/public/cases/{reference}/additions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@PermitAll
@RunOnVirtualThread
final class AdditionsResource {
    private final Entrance entrance;
    private final AskToAdd askToAdd;

    AdditionsResource(Entrance entrance, AskToAdd askToAdd) {
        this.entrance = entrance;
        this.askToAdd = askToAdd;
    }

    /**
     * Leave to add one message.
     *
     * @param inReplyTo what the message has to bring with it
     * @param expiresAt until when it has to be taken by ingest-service
     * @param left how many more the case gives today
     */
    record View(String inReplyTo, Instant expiresAt, int left) {
        @Override
        public String toString() {
            return "View[left=" + left + "]";
        }
    }

    @POST
    public Response ask(@PathParam("reference") String typed, @HeaderParam("X-Pin") @Nullable String pin)
            throws SQLException {
        Case admitted = entrance.admit(typed, pin);
        return switch (askToAdd.ask(entrance.reference(admitted))) {
            case AskToAdd.Outcome.Given given ->
                Response.status(201)
                        .entity(new View(given.leave().word(), given.expiresAt(), given.left()))
                        .header("Cache-Control", "no-store")
                        .build();
            case AskToAdd.Outcome.NoSuchCase ignored -> throw Entrance.none();
            case AskToAdd.Outcome.Over ignored ->
                throw new Refusal(PublicProblem.CASE_OVER);
            case AskToAdd.Outcome.TooMany tooMany ->
                throw new Refusal(PublicProblem.TOO_MANY_ADDITIONS, "", tooMany.retryAfter());
        };
    }
}
