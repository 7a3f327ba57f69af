package otklik.routing.queue;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import otklik.routing.desk.Caller;

/** Queues and search. Who may see nothing gets an empty page: whether there is more cannot be told from it. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class QueueResource {
    private final ReadQueue readQueue;
    private final JsonWebToken token;

    QueueResource(ReadQueue readQueue, JsonWebToken token) {
        this.readQueue = readQueue;
        this.token = token;
    }

    @GET
    public QueuePage get(@Context UriInfo address) throws SQLException {
        return readQueue.page(Caller.of(token), QueueParameters.read(address.getQueryParameters()));
    }
}
