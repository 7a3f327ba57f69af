package otklik.notify.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.notify.status.StatusRows.Row;
import otklik.region.Connector;
import otklik.region.RegionPack;
import otklik.region.StatusWay;

/** {@code /v1/connectors/{code}/statuses}: what became of a platform's messages, to be fetched by it or by an admin. */
@Path("/v1/connectors/{code}/statuses")
@PermitAll
public final class StatusesResource {
    static final String KEY_HEADER = "X-API-Key";
    static final String NEXT_HEADER = "X-Next-After";
    private static final int MOST = 1000;
    private static final String CSV = "text/csv; charset=UTF-8";
    private static final String NDJSON = "application/x-ndjson";

    private final StatusRows rows;
    private final StatusKeys keys;
    private final StatusFile file;
    private final RegionPack pack;
    private final DataSource database;

    StatusesResource(StatusRows rows, StatusKeys keys, StatusFile file, RegionPack pack, DataSource database) {
        this.rows = rows;
        this.keys = keys;
        this.file = file;
        this.pack = pack;
        this.database = database;
    }

    /**
     * A page, the oldest first; {@value #NEXT_HEADER} says where the next begins, whether there is something by now or not.
     *
     * @param since the first page: what was written at the instant or later
     * @param after any further page: what follows the place that the page before named
     * @param format {@code ndjson} or {@code csv}; else as {@code Accept} says
     */
    @GET
    @RunOnVirtualThread
    public Response page(
            @PathParam("code") String connector,
            @QueryParam("since") @Nullable String since,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("format") @Nullable String format,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam(KEY_HEADER) @Nullable String key,
            @Context SecurityContext caller)
            throws SQLException {
        admit(connector, key, caller);
        Instant from = instant(since);
        if (from != null && after != null) {
            throw StatusProblem.SINCE_OR_AFTER.refused();
        }
        int most = limit == null ? MOST : limit;
        if (most < 1 || most > MOST) {
            throw StatusProblem.BAD_LIMIT.refused();
        }
        boolean csv = isCsv(format, accept);
        record Found(long place, List<Row> rows) {}
        Found found = Transactions.run(database, transaction -> {
            long place = after != null ? after : from == null ? 0 : rows.placeBefore(transaction, connector, from);
            return new Found(place, rows.after(transaction, connector, place, most));
        });
        long next =
                found.rows().isEmpty() ? found.place() : found.rows().getLast().id();
        Response.ResponseBuilder response = Response.ok(csv ? file.csv(found.rows()) : StatusFile.ndjson(found.rows()))
                .type(csv ? CSV : NDJSON)
                .header("X-Count", found.rows().size())
                .header(NEXT_HEADER, next);
        if (found.rows().size() == most) {
            response.header(
                    "Link",
                    "</v1/connectors/" + connector + "/statuses?after=" + next + "&limit=" + most + "&format="
                            + (csv ? "csv" : "ndjson") + ">; rel=\"next\"");
        }
        return response.build();
    }

    private void admit(String connector, @Nullable String key, SecurityContext caller) throws SQLException {
        boolean admin = caller.isUserInRole("admin");
        boolean known = pack.connector(connector).map(Connector::feedback).isPresent();
        if (!admin && (key == null || !known || !keys.isKeyOf(connector, key))) {
            boolean isSomebody = key == null && caller.getUserPrincipal() != null;
            throw (isSomebody ? StatusProblem.NOT_ADMIN : StatusProblem.WRONG_STATUS_KEY).refused();
        }
        boolean byFile = pack.connector(connector)
                .filter(c -> c.feedback().ways().contains(StatusWay.FILE))
                .isPresent();
        if (!byFile) {
            throw (known ? StatusProblem.NO_STATUS_FILE : StatusProblem.UNKNOWN_CONNECTOR).refused();
        }
    }

    private static @Nullable Instant instant(@Nullable String since) {
        if (since == null) {
            return null;
        }
        try {
            return Instant.parse(since);
        } catch (DateTimeException e) {
            throw StatusProblem.BAD_SINCE.refused();
        }
    }

    private static boolean isCsv(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return accept != null && accept.startsWith("text/csv");
        }
        return switch (format) {
            case "csv" -> true;
            case "ndjson" -> false;
            default -> throw StatusProblem.BAD_FORMAT.refused();
        };
    }
}
