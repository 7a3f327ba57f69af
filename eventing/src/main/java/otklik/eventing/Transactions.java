package otklik.eventing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** One database transaction: committed if the work returns, rolled back if it throws. */
public final class Transactions {
    private Transactions() {}

    private static final int ATTEMPTS = 5;

    /** Deadlock, serialization failure. */
    private static final Set<String> ENDED_FOR_OTHERS = Set.of("40P01", "40001");

    /** What is done within a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /** @throws SQLException from the work, the commit, or for want of a connection */
    public static <T> T run(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * The same for work that can begin anew: of transactions that wait for each other PostgreSQL ends one, which then comes after the
     * other. Nothing of an attempt that was ended may be left outside the database.
     *
     * @throws SQLException also when it was ended {@value #ATTEMPTS} times
     */
    public static <T> T runAnew(DataSource database, Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(database, work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !ENDED_FOR_OTHERS.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }
}
