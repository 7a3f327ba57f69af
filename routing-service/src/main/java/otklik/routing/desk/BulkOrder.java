package otklik.routing.desk;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step, to be taken with many cases.
 *
 * @param step as it is called in the API
 * @param waiting which cases wait for it, where the caller names their campaign and not them
 */
record BulkOrder(String step, Waiting waiting, Command command) {

    /** The step in one case. */
    @FunctionalInterface
    interface Command {
        CommandResult run(Runner runner, Request request) throws SQLException;
    }

    /**
     * @param states as {@link otklik.routing.casework.Step} has them
     * @param forExecutor whether who only watches a case has nothing to do
     * @param notAt the agency whose cases are where they shall be
     */
    record Waiting(
            List<String> states,
            boolean forExecutor,
            @Nullable String notAt) {}
}
