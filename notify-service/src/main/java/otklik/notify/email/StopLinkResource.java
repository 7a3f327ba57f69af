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
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.Lanes;

/**
 * {@code /v1/notices/stop/{token}}: the end of letters, for people who have the link and for their mail programs (RFC 8058). Nothing ends by
 * a GET: what looks into letters for viruses follows every link. The token is all that is needed.
 */
@Path("/v1/notices/stop/{token}")
@PermitAll
@RunOnVirtualThread
public final class StopLinkResource {
    private final StopLinks links;
    private final Lanes lanes;

    StopLinkResource(StopLinks links, Lanes lanes) {
        this.links = links;
        this.lanes = lanes;
    }

    /** A page with a button. */
    @GET
    public Response page(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String languages) {
        return answer(links.contact(token).isEmpty() ? StopPage.UNKNOWN : StopPage.QUESTION, token, languages);
    }

    /** No more letters; said again it is the same. */
    @POST
    public Response stop(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String languages)
            throws SQLException {
        Optional<String> contact = links.contact(token);
        if (contact.isEmpty()) {
            return answer(StopPage.UNKNOWN, token, languages);
        }
        links.stop(contact.get());
        lanes.forget(contact.get());
        return answer(StopPage.STOPPED, token, languages);
    }

    /** Letters again. */
    @POST
    @Path("/undoing")
    public Response start(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String languages)
            throws SQLException {
        Optional<String> contact = links.contact(token);
        if (contact.isEmpty()) {
            return answer(StopPage.UNKNOWN, token, languages);
        }
        links.start(contact.get());
        return answer(StopPage.STARTED, token, languages);
    }

    private static Response answer(StopPage page, String token, @Nullable String languages) {
        ResourceBundle texts = LetterTexts.accepted(languages);
        return Response.status(page == StopPage.UNKNOWN ? 404 : 200)
                .type("text/html; charset=utf-8")
                .header("Content-Language", texts.getLocale().getLanguage())
                .header("Vary", "Accept-Language")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + StopPage.STYLE_SOURCE
                                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .entity(page.html(texts, token))
                .build();
    }
}
