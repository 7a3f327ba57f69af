package otklik.routing.trace;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import otklik.routing.sight.Sight;

/** What became of the messages of an import run so far. */
@Path("/v1/intakes/{batch}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RunOnVirtualThread
final class IntakeResource {
    private final DataSource database;

    IntakeResource(DataSource database) {
        this.database = database;
    }

    /**
     * Distinct messages, each counted once: the sum is how many of the run have arrived here.
     *
     * @param opened that opened a case
     * @param repeated that were known and changed nothing
     * @param revised that were known and changed their case
     * @param added that went to a case that their citizen has
     */
    record Intake(String batch, long opened, long repeated, long revised, long added) {}

    /** Zeros for a run of which nothing has arrived. */
    @GET
    public Intake get(@PathParam("batch") String batch) throws SQLException {
        if (batch.indexOf('\0') >= 0) {
            return new Intake(batch, 0, 0, 0, 0);
        }
        return Sight.SERVICE.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select opened, repeated, revised, added from intake where batch = ?")) {
                select.setString(1, batch);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? new Intake(batch, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))
                            : new Intake(batch, 0, 0, 0, 0);
                }
            }
        });
    }
}
