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
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.Reference;
import otklik.routing.erasure.EraseCitizen;
import otklik.routing.problem.PublicProblem;
import otklik.routing.problem.Refusal;

/** The citizen asks to be forgotten: with number and PIN, and in so many words, since nothing brings his cases back. */
@Path("/v1/public/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class ErasureByCitizenResource {
    private final Entrance entrance;
    private final EraseCitizen eraseCitizen;

    ErasureByCitizenResource(Entrance entrance, EraseCitizen eraseCitizen) {
        this.entrance = entrance;
        this.eraseCitizen = eraseCitizen;
    }

    /**
     * @param confirm true: he knows what it means
     * @param linked whether the chats are meant, too, that he linked with the one the case came from; needed where there are some
     */
    record Confirmation(@Nullable Boolean confirm, @Nullable Boolean linked) {}

    /**
     * @param cases how many of his cases have no words any more
     * @param messages how many of his messages
     * @param channels by which those came
     * @param left channels of chats that he had linked and that keep their words
     */
    record Done(Instant erasedAt, int cases, int messages, List<String> channels, List<String> left) {}

    @POST
    @Path("/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response erase(
            @PathParam("reference") String typed,
            @HeaderParam("X-Pin") @Nullable String pin,
            @Nullable Confirmation body)
            throws SQLException {
        Case admitted = entrance.admit(typed, pin);
        if (body == null || !Boolean.TRUE.equals(body.confirm())) {
            throw new Refusal(PublicProblem.NOT_CONFIRMED);
        }
        return erase(entrance.reference(admitted), body.linked());
    }

    private Response erase(Reference reference, @Nullable Boolean linked) throws SQLException {
        return switch (eraseCitizen.byHimself(reference, linked)) {
            case EraseCitizen.Outcome.Erased done ->
                Response.ok(new Done(
                                done.erasure().at(),
                                done.erasure().cases(),
                                done.erasure().messages(),
                                done.channels(),
                                done.left()))
                        .header("Cache-Control", "no-store")
                        .build();
            case EraseCitizen.Outcome.SayWhich say ->
                throw new Refusal(PublicProblem.LINKED_CHATS, String.join(", ", say.linked()), null);
            case EraseCitizen.Outcome.ErasedBefore before -> throw Entrance.erased(before.at());
            case EraseCitizen.Outcome.NoSuchCase ignored -> throw Entrance.none();
        };
    }
}
