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

/** What staff read of a case. Its version is the {@code ETag}, for {@code If-Match} of the commands. */
@Path("/v1/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class CaseResource {
    private final Replies replies;
    private final ReadOriginal readOriginal;

    CaseResource(Replies replies, ReadOriginal readOriginal) {
        this.replies = replies;
        this.readOriginal = readOriginal;
    }

    @GET
    public Response get(@PathParam("reference") String typed) throws SQLException {
        return replies.show(Replies.reference(typed));
    }

    /** The citizen's own words, unmasked: for executors of the agency that holds the case. Each reading is on record. */
    @GET
    @Path("/original")
    public Response original(@PathParam("reference") String typed) throws SQLException {
        return OriginalReplies.to(readOriginal.read(Replies.reference(typed), replies.caller()));
    }
}
