package otklik.routing.desk;

import java.sql.SQLException;

/**
 * One step, to be taken with many cases.
 *
 * @param step as it is called in the API
 */
record BulkOrder(String step, Command command) {

    /** The step in one case. */
    @FunctionalInterface
    interface Command {
        CommandResult run(Runner runner, Request request) throws SQLException;
    }
}
