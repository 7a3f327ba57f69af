package otklik.notify.email;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/notices/stop/{token}}: the end of letters, for people who have the link and for their mail programs (RFC 8058). Nothing ends by
 * a GET: what looks into letters for viruses follows every link. The token is all that is needed.
 */
@Path("/v1/notices/stop/{token}")
@PermitAll
@RunOnVirtualThread
public final class StopLinkResource {
    private final StopLinks links;

    StopLinkResource(StopLinks links) {
        this.links = links;
    }

    /** A page with a button. */
    @GET
    public Response page(
            @PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String languages) {
        return links.contact(token).isEmpty()
                ? StopPage.UNKNOWN.answer(404, token, languages)
                : StopPage.QUESTION.answer(200, token, languages);
    }

    /** No more letters; said again it is the same. */
    @POST
    public Response stop(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String languages)
            throws SQLException {
        Optional<String> contact = links.contact(token);
        if (contact.isEmpty()) {
            return StopPage.UNKNOWN.answer(404, token, languages);
        }
        links.stop(contact.get());
        return StopPage.STOPPED.answer(200, token, languages);
    }

    /** Letters again. */
    @POST
    @Path("/undoing")
    public Response start(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String languages)
            throws SQLException {
        Optional<String> contact = links.contact(token);
        if (contact.isEmpty()) {
            return StopPage.UNKNOWN.answer(404, token, languages);
        }
        links.start(contact.get());
        return StopPage.STARTED.answer(200, token, languages);
    }
}
