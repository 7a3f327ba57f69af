package otklik.notify.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import otklik.notify.delivery.Outcome;

/** What follows from a notice's end. Every bean of this type is asked. */
public interface FinalWord {

    /**
     * Called in the transaction that writes the ends down, and again where that is rolled back.
     *
     * @param counted ends that stand: each {@link Outcome.Sent} or {@link Outcome.Dead}; never empty
     */
    void ended(Connection transaction, List<Outcome> counted) throws SQLException;
}
