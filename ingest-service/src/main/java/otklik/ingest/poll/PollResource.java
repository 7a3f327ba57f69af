package otklik.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.poll.PollRows.Standing;

/** {@code /v1/connectors/{code}/poll}: how polling of a platform stands, and from where on it is asked. */
@Path("/v1/connectors/{code}/poll")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class PollResource {
    private static final Logger LOG = Logger.getLogger(PollResource.class);

    private final Sources sources;
    private final PollRows rows;
    private final Clock clock;

    PollResource(Sources sources, PollRows rows, Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param cursor of the page that is asked for next
     * @param dueAt when
     * @param polledAt when a page was taken the last time
     * @param error why the last time failed; absent when it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            String connector,
            String cursor,
            Instant dueAt,
            @Nullable Instant polledAt,
            @Nullable String error,
            @Nullable Instant errorAt) {}

    /** From where on. */
    public record Wanted(@Nullable String cursor) {}

    /** 404 where the platform is not polled, or was not yet. */
    @GET
    public Shown show(@PathParam("code") String connector) throws Refused, SQLException {
        require(connector);
        Standing standing = rows.find(connector)
                .orElseThrow(() -> Refusal.of(Reason.NOT_FOUND, "code").thrown());
        return new Shown(
                connector,
                standing.cursor(),
                standing.dueAt(),
                standing.polledAt(),
                standing.error(),
                standing.errorAt());
    }

    /** From this cursor on: what was taken before comes again, and makes the same ids. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Shown rewind(@PathParam("code") String connector, @Nullable Wanted wanted) throws Refused, SQLException {
        require(connector);
        String cursor = wanted == null ? null : wanted.cursor();
        if (cursor == null) {
            throw Refusal.of(Reason.MISSING, "cursor").thrown();
        }
        if (!rows.rewind(connector, cursor, clock.instant())) {
            throw Refusal.of(Reason.NOT_FOUND, "code").thrown();
        }
        LOG.infof("poll=%s cursor=set-by-admin", connector);
        return show(connector);
    }

    private void require(String connector) throws Refused {
        if (sources.of(connector).isEmpty()) {
            throw Refusal.of(Reason.NOT_FOUND, "code").thrown();
        }
    }
}
