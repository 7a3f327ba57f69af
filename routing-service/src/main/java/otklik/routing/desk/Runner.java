package otklik.routing.desk;

import java.sql.SQLException;

/** Runs a command's decision on the locked case: in a transaction of its own, or in one that is given. */
@FunctionalInterface
interface Runner {
    CommandResult run(Request request, CaseCommand.Decision decision) throws SQLException;
}
