package otklik.notify.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import otklik.region.Connector;
import otklik.region.RegionPack;
import otklik.region.StatusWay;

/** {@code /v1/connectors/{code}/webhook}: where a connector wants its notices. */
@Path("/v1/connectors/{code}/webhook")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {
    private final WebhookRows rows;
    private final WebhookAddress address;
    private final WebhookSender sender;
    private final RegionPack pack;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookResource(
            WebhookRows rows,
            WebhookAddress address,
            WebhookSender sender,
            RegionPack pack,
            WebhookSettings settings,
            Clock clock) {
        this.rows = rows;
        this.address = address;
        this.sender = sender;
        this.pack = pack;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is asked for. */
    public record Wanted(@Nullable String url) {}

    /**
     * What there is now.
     *
     * @param secret only when it was made just now: it is not shown again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Registered(String url, @Nullable String secret) {
        @Override
        public String toString() {
            return "Registered[…]";
        }
    }

    /** 201 with a secret where there was none, 200 otherwise; 400 for a wrong address, 404 for an unknown connector, 409 for one that hears otherwise. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response put(
            @PathParam("code") String connector,
            @QueryParam("rotate") @DefaultValue("false") boolean rotate,
            @Nullable Wanted wanted)
            throws SQLException {
        Connector known = pack.connector(connector).orElseThrow(WebhookProblem.UNKNOWN_CONNECTOR::refused);
        if (!known.feedback().ways().contains(StatusWay.WEBHOOK)) {
            throw WebhookProblem.WEBHOOK_NOT_WANTED.refused();
        }
        URI url = address.check(wanted == null ? null : wanted.url());
        Secret secret = Secret.random();
        boolean made = rows.put(connector, url, secret, clock.instant());
        if (!made && rotate) {
            rows.rotate(connector, secret, clock.instant().plus(settings.secretOverlap()));
        }
        sender.changed(connector);
        return Response.status(made ? 201 : 200)
                .entity(new Registered(url.toString(), made || rotate ? secret.text() : null))
                .build();
    }

    /** 204; open notices of the connector are given up. 404 where there was none. */
    @DELETE
    @RunOnVirtualThread
    public Response delete(@PathParam("code") String connector) throws SQLException {
        if (!rows.delete(connector)) {
            throw WebhookProblem.NO_WEBHOOK.refused();
        }
        sender.changed(connector);
        return Response.noContent().build();
    }
}
