package otklik.routing.sight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;

/**
 * What a transaction sees of the cases. PostgreSQL keeps to it by row-level security (V0140), whatever a statement asks for; a
 * transaction that has none sees nothing. It ends with its transaction, so that no connection takes it back to the pool.
 *
 * @param scope a word that the policies know
 * @param agency the only one whose cases are seen, where the scope is that of an agency
 * @param municipality the only one whose cases are seen; absent for all
 */
public record Sight(
        String scope, @Nullable String agency, @Nullable String municipality) {

    /** All of it: for work that no person asks for, and for what the caller has been let in to already. */
    public static final Sight SERVICE = new Sight("service", null, null);

    public static final Sight NOTHING = new Sight("nothing", null, null);

    private static final String ENTER = "select set_config('otklik.scope', ?, true),"
            + " set_config('otklik.agency', ?, true), set_config('otklik.municipality', ?, true)";

    /** Everybody's cases. */
    public static Sight ofCentre(@Nullable String municipality) {
        return isBlank(municipality) ? NOTHING : new Sight("centre", null, municipality);
    }

    /** Cases that the agency works on or watches. */
    public static Sight ofAgency(String agency, @Nullable String municipality) {
        return agency.isBlank() || isBlank(municipality) ? NOTHING : new Sight("agency", agency, municipality);
    }

    /** From here to the end of the transaction, or until another one is entered; a rollback ends it, too. */
    public void enter(Connection transaction) throws SQLException {
        try (PreparedStatement set = transaction.prepareStatement(ENTER)) {
            set.setString(1, scope);
            set.setString(2, agency == null ? "" : agency);
            set.setString(3, municipality == null ? "" : municipality);
            set.executeQuery().close();
        }
    }

    /** As {@link Transactions#run}, with this sight from the beginning. */
    public <T> T run(DataSource database, Transactions.Work<T> work) throws SQLException {
        return Transactions.run(database, transaction -> {
            enter(transaction);
            return work.in(transaction);
        });
    }

    /** An empty value in a token is no licence: what is bound to nowhere sees nothing. */
    private static boolean isBlank(@Nullable String municipality) {
        return municipality != null && municipality.isBlank();
    }
}
