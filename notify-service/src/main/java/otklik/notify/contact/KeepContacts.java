package otklik.notify.contact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import otklik.contracts.ContactEvent;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.notify.vault.KeyGate;
import otklik.notify.vault.Owner;
import otklik.notify.vault.Vault;
import otklik.notify.vault.Vault.Kept;

/**
 * Reads {@code contacts} into the table {@code contact}: the address given last counts. One that was given before its citizen was erased
 * is not taken; one given after is new, and stays. What came sealed to notify's own key is kept under its citizen's: his key is durable
 * first, and one without a row is swept up later.
 */
@Singleton
public final class KeepContacts implements DatabaseConsumer.Handler<ContactEvent> {
    private final ContactRows rows;
    private final Vault vault;

    KeepContacts(ContactRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<ContactEvent>> batch) throws SQLException {
        List<ContactGiven> contacts = new ArrayList<>();
        for (Envelope<ContactEvent> envelope : batch) {
            switch (envelope.event()) {
                case ContactGiven given -> contacts.add(given);
            }
        }
        KeyGate.hold(transaction);
        List<Kept> kept = vault.keep(contacts.stream()
                .map(given -> new Vault.Given(
                        given.contactId(), Owner.of(given.citizen(), given.contactId()), given.sealedAddress()))
                .toList());
        List<ContactRows.Given> rowsOf = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            rowsOf.add(new ContactRows.Given(contacts.get(i), kept.get(i)));
        }
        rows.keep(transaction, rowsOf);
    }
}
