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
import otklik.routing.desk.Callers;

/** Queues and search. Who may see nothing gets an empty page: whether there is more cannot be told from it. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class QueueResource {
    private final ReadQueue readQueue;
    private final Callers callers;

    QueueResource(ReadQueue readQueue, Callers callers) {
        this.readQueue = readQueue;
        this.callers = callers;
    }

    @GET
    public QueuePage get(@Context UriInfo address) throws SQLException {
        return readQueue.page(callers.current(), QueueParameters.read(address.getQueryParameters()));
    }
}
