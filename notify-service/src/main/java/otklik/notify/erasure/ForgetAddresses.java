package otklik.notify.erasure;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import otklik.eventing.Transactions;
import otklik.notify.contact.ContactRows;
import otklik.notify.contact.ContactRows.Forgettable;
import otklik.notify.vault.KeyGate;
import otklik.notify.vault.Owner;
import otklik.notify.vault.Vault;

/**
 * Erases keys, and then the rows that they open: should it die between, nothing opens the rows that are left, and the next look deletes
 * them. Idempotent, for any number of replicas.
 */
@Singleton
final class ForgetAddresses {
    private static final int PAGE = 500;

    private final ContactRows rows;
    private final Vault vault;
    private final DataSource database;

    ForgetAddresses(ContactRows rows, Vault vault, DataSource database) {
        this.rows = rows;
        this.vault = vault;
        this.database = database;
    }

    /** Of erased citizens whose farewell is over; returns how many addresses. */
    int ofErased(Instant now) throws SQLException {
        boolean some = Transactions.run(
                database,
                transaction -> setApart(transaction, now)
                        || !rows.forgettable(transaction, now).isEmpty());
        if (!some) {
            return 0;
        }
        return Transactions.run(database, transaction -> forget(transaction, now));
    }

    /** What he gave after he asked stays readable: under another key, committed before his is erased. True if there was some. */
    private boolean setApart(Connection transaction, Instant now) throws SQLException {
        KeyGate.hold(transaction);
        List<ContactRows.Address> staying = rows.stayingWithForgotten(transaction, now);
        if (!staying.isEmpty()) {
            rows.seal(
                    transaction,
                    vault.keep(staying.stream()
                            .map(one -> new Vault.Given(one.contactId(), Owner.fresh(), one.sealed()))
                            .toList()));
        }
        return !staying.isEmpty();
    }

    /** While the gate is shut no address comes under these keys; those that did before are seen, and keep them until the next look. */
    private int forget(Connection transaction, Instant now) throws SQLException {
        KeyGate.shut(transaction);
        List<Forgettable> gone = rows.forgettable(transaction, now);
        vault.forget(gone.stream()
                .map(Forgettable::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return rows.delete(
                transaction, gone.stream().map(Forgettable::contactId).toList());
    }

    /** Keys that no address is kept for any more: of addresses that were deleted for their age, or that another took the place of. */
    int withoutAddress() throws SQLException {
        int forgotten = 0;
        Owner after = null;
        List<Owner> page;
        do {
            page = vault.owners(after, PAGE);
            if (!page.isEmpty()) {
                after = page.getLast();
                forgotten += forgetUnused(page);
            }
        } while (page.size() == PAGE);
        return forgotten;
    }

    private int forgetUnused(List<Owner> owners) throws SQLException {
        Set<Owner> perhaps = Transactions.run(database, transaction -> unused(transaction, owners));
        if (perhaps.isEmpty()) {
            return 0;
        }
        return Transactions.run(database, transaction -> {
            KeyGate.shut(transaction);
            return vault.forget(unused(transaction, perhaps));
        });
    }

    private Set<Owner> unused(Connection transaction, Iterable<Owner> owners) throws SQLException {
        Set<Owner> unused = new HashSet<>();
        owners.forEach(unused::add);
        unused.removeAll(rows.withAddress(transaction, unused));
        return unused;
    }
}
