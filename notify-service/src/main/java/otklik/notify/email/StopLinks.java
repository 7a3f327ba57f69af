package otklik.notify.email;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.eventing.Transactions;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.Stamps;
import otklik.notify.contact.ChatBars;

/** Links by which who has a letter ends the letters to its address: a contact's id with our stamp, good for nothing else. Thread-safe. */
@Singleton
final class StopLinks {
    private final Stamps stamps;
    private final String url;
    private final ChatBars bars;
    private final DataSource database;
    private final Clock clock;

    StopLinks(KeySettings keys, EmailSettings settings, ChatBars bars, DataSource database, Clock clock) {
        this.stamps = Stamps.read(keys.dir().resolve("stop-link.key"));
        this.url = settings.stopUrl();
        this.bars = bars;
        this.database = database;
        this.clock = clock;
    }

    String of(String contactId) {
        return url + stamps.stamp(contactId);
    }

    /** Whose letters a link is of; empty for one that is not ours. */
    Optional<String> contact(String token) {
        return stamps.check(token);
    }

    /** No more letters to this contact. Of one that is forgotten nothing is written. */
    void stop(String contactId) throws SQLException {
        Transactions.runAnew(database, transaction -> {
            if (isKnown(transaction, contactId)) {
                bars.stop(transaction, contactId, clock.instant());
            }
            return contactId;
        });
    }

    /** Letters again. */
    void start(String contactId) throws SQLException {
        Transactions.runAnew(database, transaction -> {
            if (isKnown(transaction, contactId)) {
                bars.start(transaction, contactId, clock.instant());
            }
            return contactId;
        });
    }

    private static boolean isKnown(Connection transaction, String contactId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select from contact where contact_id = ?")) {
            select.setString(1, contactId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
