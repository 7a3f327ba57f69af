package otklik.notify.contact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Streams;
import otklik.eventing.Progress;
import otklik.eventing.Transactions;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;

/**
 * Whether a contact that is not there may still come. Ingest publishes the contact before its message, so it is on the
 * stream by the time its case is opened: once our reader has passed the end that the stream had when we first missed it,
 * it never will come. Blocks.
 */
@Singleton
public final class MissingContact {
    private final Progress progress;
    private final DataSource database;

    MissingContact(Progress progress, DataSource database) {
        this.progress = progress;
        this.database = database;
    }

    /** @param mark what {@link DeliveryResult.AwaitsContact} said the last time, absent the first time */
    public DeliveryResult judge(String contactId, @Nullable String mark) {
        if (mark == null) {
            try {
                return new DeliveryResult.AwaitsContact(progress.end(Streams.CONTACTS));
            } catch (CompletionException e) {
                return new DeliveryResult.TryLater(null, "the end of the contacts cannot be asked for", Blame.NOTICE);
            }
        }
        try {
            return Transactions.run(database, transaction -> {
                // In this order: what was read before the mark is in the table when the table is asked.
                boolean passed = progress.hasPassed(transaction, Streams.CONTACTS, mark);
                return passed && !exists(transaction, contactId)
                        ? new DeliveryResult.Refused(DeadReason.NO_CONTACT, "there is no contact to answer to")
                        : new DeliveryResult.AwaitsContact(mark);
            });
        } catch (SQLException e) {
            return new DeliveryResult.AwaitsContact(mark);
        }
    }

    private static boolean exists(Connection transaction, String contactId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select from contact where contact_id = ?")) {
            select.setString(1, contactId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
