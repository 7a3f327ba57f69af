package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;

/** Keeps messages back whose time has not come, within the caller's transaction. */
@FunctionalInterface
interface Waiting {
    /** What has waited: nothing waits again. */
    Waiting OVER = (transaction, batch, now) -> batch;

    /** The batch, in its order, without those that wait from now on. */
    List<Envelope<TaggedEvent>> keepBack(Connection transaction, List<Envelope<TaggedEvent>> batch, Instant now)
            throws SQLException;
}
