package otklik.notify.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;
import otklik.region.RegionPack;

/** {@code /v1/connectors/{code}/statuses/key}: an admin makes and revokes the key by which a platform fetches its statuses. */
@Path("/v1/connectors/{code}/statuses/key")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusKeyResource {
    private static final Logger LOG = Logger.getLogger(StatusKeyResource.class);

    private final StatusKeys keys;
    private final RegionPack pack;
    private final Clock clock;

    StatusKeyResource(StatusKeys keys, RegionPack pack, Clock clock) {
        this.keys = keys;
        this.pack = pack;
        this.clock = clock;
    }

    /** Shown once. */
    public record Made(String connector, String key) {
        @Override
        public String toString() {
            return "Made[connector=" + connector + "]";
        }
    }

    /** 201; the key before it is good no more. */
    @PUT
    @RunOnVirtualThread
    public Response make(@PathParam("code") String connector, @Context SecurityContext caller) throws SQLException {
        if (pack.connector(connector).isEmpty()) {
            throw StatusProblem.UNKNOWN_CONNECTOR.refused();
        }
        String by = caller.getUserPrincipal().getName();
        String key = keys.make(connector, clock.instant(), by);
        LOG.infof("connector=%s status_key=made by=%s", connector, by);
        return Response.status(201).entity(new Made(connector, key)).build();
    }

    /** 204; 404 where there was none. */
    @DELETE
    @RunOnVirtualThread
    public Response revoke(@PathParam("code") String connector) throws SQLException {
        if (!keys.revoke(connector)) {
            throw StatusProblem.NO_STATUS_KEY.refused();
        }
        LOG.infof("connector=%s status_key=revoked", connector);
        return Response.noContent().build();
    }
}
