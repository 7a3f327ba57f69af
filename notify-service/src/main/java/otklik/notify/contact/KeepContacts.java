package otklik.notify.contact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import otklik.contracts.ContactEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;

/**
 * Reads {@code contacts} into the table {@code contact}: the address given last counts. One that was given before its citizen was erased
 * is not taken; one given after is new, and stays.
 */
@Singleton
public final class KeepContacts implements DatabaseConsumer.Handler<ContactEvent> {

    @Override
    public void handle(Connection transaction, List<Envelope<ContactEvent>> batch) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into contact (contact_id, channel, source, sealed_address, besides, given_at)
                select new.id, ?, ?, ?, new.besides, new.at
                from (select ?::text as besides, ?::text as id, ?::timestamptz as at) new
                where not exists (
                    select from erased_contact e
                    where e.contact_hash in (sha256(convert_to(new.id, 'UTF8')), sha256(convert_to(new.besides, 'UTF8')))
                      and e.erased_at >= new.at)
                on conflict on constraint contact_pkey do update
                set channel = excluded.channel, source = excluded.source, sealed_address = excluded.sealed_address,
                    besides = coalesce(excluded.besides, contact.besides), given_at = excluded.given_at, drop_by = null
                where contact.given_at <= excluded.given_at""")) {
            for (Envelope<ContactEvent> envelope : batch) {
                switch (envelope.event()) {
                    case ContactEvent.ContactGiven given -> {
                        upsert.setString(1, given.channel());
                        upsert.setString(2, given.source());
                        upsert.setString(3, given.sealedAddress());
                        upsert.setString(4, given.besides());
                        upsert.setString(5, given.contactId());
                        upsert.setString(6, given.givenAt().toString());
                        upsert.addBatch();
                    }
                }
            }
            upsert.executeBatch();
        }
    }
}
