package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Says which arrivals are first: of two transactions that hold the same message, one alone is told that it is. */
@FunctionalInterface
interface Admission {

    /** Stores the messages that nobody has stored before and returns them. */
    List<Arrival> admit(Connection transaction, List<Arrival> arrivals) throws SQLException;
}
