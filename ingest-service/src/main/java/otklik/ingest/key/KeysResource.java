package otklik.ingest.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Ids;
import otklik.ingest.key.KeyStore.StoredKey;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.RegionPack;

/** {@code /v1/connectors/{code}/keys}: an admin makes, lists and revokes a connector's keys. */
@Path("/v1/connectors/{code}/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class KeysResource {
    private static final Logger LOG = Logger.getLogger(KeysResource.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyStore store;
    private final KeyRefresh refresh;
    private final RegionPack pack;
    private final Clock clock;

    KeysResource(KeyStore store, KeyRefresh refresh, RegionPack pack, Clock clock) {
        this.store = store;
        this.refresh = refresh;
        this.pack = pack;
        this.clock = clock;
    }

    /**
     * A key as the admin sees it.
     *
     * @param key shown once, when it is made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Key(String id, String connector, @Nullable String key, Instant createdAt, String createdBy) {}

    @POST
    public Response make(@PathParam("code") String connector, SecurityContext caller) throws Refused, SQLException {
        require(connector);
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String secret =
                connector + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        StoredKey made = new StoredKey(Ids.next(), connector, clock.instant(), name(caller));
        store.add(made, ConnectorKeys.hash(secret));
        refresh.now();
        LOG.infof("key=made connector=%s key_id=%s by=%s", connector, made.id(), made.createdBy());
        return Response.status(Response.Status.CREATED)
                .entity(shown(made, secret))
                .build();
    }

    @GET
    public List<Key> list(@PathParam("code") String connector) throws Refused, SQLException {
        require(connector);
        return store.of(connector).stream().map(key -> shown(key, null)).toList();
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("code") String connector, @PathParam("id") String id, SecurityContext caller)
            throws Refused, SQLException {
        if (!store.revoke(connector, id, clock.instant(), name(caller))) {
            throw Refusal.of(Reason.NOT_FOUND, "id").thrown();
        }
        refresh.now();
        LOG.infof("key=revoked connector=%s key_id=%s by=%s", connector, id, name(caller));
    }

    private void require(String connector) throws Refused {
        if (pack.connector(connector).isEmpty()) {
            throw Refusal.of(Reason.NOT_FOUND, "code").thrown();
        }
    }

    private static Key shown(StoredKey key, @Nullable String secret) {
        return new Key(key.id(), key.connector(), secret, key.createdAt(), key.createdBy());
    }

    private static String name(SecurityContext caller) {
        var principal = caller.getUserPrincipal();
        return principal == null ? "unknown" : principal.getName();
    }
}
