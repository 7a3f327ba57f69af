package otklik.notify.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Keys and the rows that they open lie in two databases: whoever keeps an address holds this gate open until his commit, whoever erases
 * keys shuts it for a moment. So no address is kept under a key that is being erased. In notify's database; ends with the transaction.
 */
public final class KeyGate {
    private KeyGate() {}

    /** For keeping addresses; many at once. */
    public static void hold(Connection transaction) throws SQLException {
        take(transaction, "select pg_advisory_xact_lock_shared(hashtextextended('otklik citizen keys', 0))");
    }

    /** For erasing keys; alone. */
    public static void shut(Connection transaction) throws SQLException {
        take(transaction, "select pg_advisory_xact_lock(hashtextextended('otklik citizen keys', 0))");
    }

    private static void take(Connection transaction, String lock) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(lock)) {
            select.execute();
        }
    }
}
