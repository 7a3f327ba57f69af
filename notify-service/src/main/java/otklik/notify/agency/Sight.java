package otklik.notify.agency;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** Whose rows a transaction sees: row-level security of V0140. Ends with the transaction. */
record Sight(String scope, String agency) {
    /** For work that no agency asks for. */
    static final Sight SERVICE = new Sight("service", "");

    /** @param agency by the token */
    static Sight of(String agency) {
        return new Sight("agency", agency);
    }

    void enter(java.sql.Connection transaction) throws SQLException {
        try (PreparedStatement set = transaction.prepareStatement(
                "select set_config('otklik.scope', ?, true), set_config('otklik.agency', ?, true)")) {
            set.setString(1, scope);
            set.setString(2, agency);
            set.executeQuery().close();
        }
    }

    <T> T run(DataSource database, Transactions.Work<T> work) throws SQLException {
        return Transactions.run(database, transaction -> {
            enter(transaction);
            return work.in(transaction);
        });
    }
}
