package otklik.routing.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import otklik.routing.casework.AddedMessages.Added;

/** What a citizen added to his case and said of the answer, for staff. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class CitizenWordsResource {
    private final Replies replies;
    private final ReadCitizensSide readCitizensSide;
    private final ReadOriginal readOriginal;

    CitizenWordsResource(Replies replies, ReadCitizensSide readCitizensSide, ReadOriginal readOriginal) {
        this.replies = replies;
        this.readCitizensSide = readCitizensSide;
        this.readOriginal = readOriginal;
    }

    /** @param additions masked, the oldest first */
    record Additions(List<Added> additions) {}

    /** @param ratings one for each answer that was rated, the last one first */
    record Ratings(List<ReadCitizensSide.Rated> ratings) {}

    @GET
    @Path("/additions")
    public Response additions(@PathParam("reference") String typed) throws SQLException {
        return Response.ok(new Additions(readCitizensSide
                        .additions(Replies.reference(typed), replies.caller())
                        .orElseThrow(Replies::none)))
                .build();
    }

    /** Unmasked: for executors of the agency that holds the case. Each reading is on record. */
    @GET
    @Path("/additions/{messageId}/original")
    public Response addition(@PathParam("reference") String typed, @PathParam("messageId") String messageId)
            throws SQLException {
        return OriginalReplies.to(readOriginal.readAdded(Replies.reference(typed), replies.caller(), messageId));
    }

    @GET
    @Path("/ratings")
    public Response ratings(@PathParam("reference") String typed) throws SQLException {
        return Response.ok(new Ratings(readCitizensSide
                        .ratings(Replies.reference(typed), replies.caller())
                        .orElseThrow(Replies::none)))
                .build();
    }

    /** The citizen's last comment or reason, in his own words: as an original. */
    @GET
    @Path("/ratings/comment")
    public Response comment(@PathParam("reference") String typed) throws SQLException {
        return OriginalReplies.to(readOriginal.readComment(Replies.reference(typed), replies.caller()));
    }
}
