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
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** A file of the case's messages, by a link that is good for some minutes. Each asking is on record. */
@Path("/v1/cases/{reference}/attachments/{attachment}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class AttachmentResource {
    private final Replies replies;
    private final ReadAttachment readAttachment;

    AttachmentResource(Replies replies, ReadAttachment readAttachment) {
        this.replies = replies;
        this.readAttachment = readAttachment;
    }

    @GET
    public Response link(@PathParam("reference") String typed, @PathParam("attachment") String attachmentId)
            throws SQLException {
        return switch (readAttachment.read(Replies.reference(typed), replies.caller(), attachmentId)) {
            case ReadAttachment.Reading.Link link ->
                Response.ok(link.links()).header("Cache-Control", "no-store").build();
            case ReadAttachment.Reading.NoSuchCase ignored -> throw Replies.none();
            case ReadAttachment.Reading.NoSuchFile ignored ->
                throw new Refusal(Problem.notFound("the case has no such attachment"));
            case ReadAttachment.Reading.NotKept not ->
                throw new Refusal(Problem.of(410, "Gone", "the file was not kept: " + not.reason()));
        };
    }
}
