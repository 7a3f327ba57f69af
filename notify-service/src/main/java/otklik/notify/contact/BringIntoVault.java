package otklik.notify.contact;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import otklik.eventing.Transactions;
import otklik.notify.delivery.Loop;
import otklik.notify.delivery.Worker;
import otklik.notify.vault.KeyGate;
import otklik.notify.vault.Owner;
import otklik.notify.vault.Vault;

/**
 * Brings addresses that are sealed to notify's own key, those of earlier releases, under keys that can be erased; some hundreds a
 * transaction. Whose they are is not known before the citizen writes again: until then each contact has a key of its own.
 */
@Singleton
final class BringIntoVault {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    private final ContactRows rows;
    private final Vault vault;
    private final DataSource database;

    BringIntoVault(ContactRows rows, Vault vault, DataSource database) {
        this.rows = rows;
        this.vault = vault;
        this.database = database;
    }

    @Produces
    @Singleton
    Loop loop() {
        return Worker.every(PAUSE, "notify: addresses", this::round);
    }

    /** Once through: what cannot be opened is passed over until the next time. */
    void round() throws SQLException {
        String after = "";
        List<ContactRows.Address> some;
        do {
            some = next(after);
            after = some.isEmpty() ? after : some.getLast().contactId();
        } while (some.size() == BATCH);
    }

    private List<ContactRows.Address> next(String after) throws SQLException {
        return Transactions.run(database, transaction -> {
            KeyGate.hold(transaction);
            List<ContactRows.Address> some = rows.notInTheVault(transaction, after, BATCH);
            if (!some.isEmpty()) {
                rows.seal(
                        transaction,
                        vault.keep(some.stream()
                                .map(one ->
                                        new Vault.Given(one.contactId(), Owner.of(null, one.contactId()), one.sealed()))
                                .toList()));
            }
            return some;
        });
    }
}
