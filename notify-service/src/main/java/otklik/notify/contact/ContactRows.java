package otklik.notify.contact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.notify.vault.Owner;
import otklik.notify.vault.Vault.Kept;

/** The table {@code contact}. Works within the caller's transaction. */
@Singleton
public final class ContactRows {
    /** Whether a farewell is still on its way there, or to the address beside which this one was given: this may be the second way of it. */
    private static final String FAREWELL_OPEN = """
            exists (
              select from delivery f
              where f.endpoint in (%1$s.contact_id, %1$s.besides) and f.notice = 'erased' and f.endpoint <> ''
                and f.state in ('PENDING', 'SENDING'))""";

    /** A row's address. */
    public record Address(String contactId, String sealed) {}

    /** What one contact has become. */
    record Given(ContactGiven event, Kept kept) {}

    /** The address given last counts; one that was given before its citizen was erased, by it or by what it was given beside, is not taken. */
    void keep(Connection transaction, List<Given> contacts) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into contact (contact_id, channel, source, sealed_address, owner, besides, given_at)
                select new.id, ?, ?, ?, ?, new.besides, new.at
                from (select ?::text as besides, ?::text as id, ?::timestamptz as at) new
                where not exists (
                    select from erased_contact e
                    where e.contact_hash in (sha256(convert_to(new.id, 'UTF8')), sha256(convert_to(new.besides, 'UTF8')))
                      and e.erased_at >= new.at)
                on conflict on constraint contact_pkey do update
                set channel = excluded.channel, source = excluded.source, sealed_address = excluded.sealed_address,
                    owner = excluded.owner, besides = coalesce(excluded.besides, contact.besides),
                    given_at = excluded.given_at, drop_by = null
                where contact.given_at <= excluded.given_at""")) {
            for (Given contact : contacts) {
                ContactGiven given = contact.event();
                upsert.setString(1, given.channel());
                upsert.setString(2, given.source());
                upsert.setString(3, contact.kept().sealed());
                upsert.setBytes(4, bytes(contact.kept().owner()));
                upsert.setString(5, given.besides());
                upsert.setString(6, given.contactId());
                upsert.setString(7, given.givenAt().toString());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** The next that are still sealed to notify's own key, locked. */
    List<Address> notInTheVault(Connection transaction, String after, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select contact_id, sealed_address from contact
                where owner is null and contact_id > ? order by contact_id limit ? for update skip locked""")) {
            select.setString(1, after);
            select.setInt(2, most);
            return addresses(select);
        }
    }

    /**
     * Addresses that stay and are under the key of somebody who is being forgotten, locked: he gave them after he had asked.
     *
     * @param now see {@link #forgettable}
     */
    public List<Address> stayingWithForgotten(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.contact_id, c.sealed_address from contact c
                where c.drop_by is null and c.owner in (
                    select d.owner from contact d where d.owner is not null and d.drop_by is not null
                      and (d.drop_by <= ?::timestamptz or not %s))
                for update of c""".formatted(FAREWELL_OPEN.formatted("d")))) {
            select.setString(1, now.toString());
            return addresses(select);
        }
    }

    /** Puts these addresses into rows that were locked. */
    public void seal(Connection transaction, List<Kept> addresses) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update contact set sealed_address = ?, owner = ? where contact_id = ?")) {
            for (Kept address : addresses) {
                update.setString(1, address.sealed());
                update.setBytes(2, bytes(address.owner()));
                update.setString(3, address.contactId());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** A row that is to go, and whose key opens it. */
    public record Forgettable(String contactId, @Nullable Owner owner) {}

    /**
     * Whose farewell is over, or whose time is. With a key of which another address is not to go yet it waits for that.
     *
     * @param now what is to be dropped by then goes although nobody could be told
     */
    public List<Forgettable> forgettable(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                with over as (
                  select c.contact_id, c.owner from contact c
                  where c.drop_by is not null and (c.drop_by <= ?::timestamptz or not %s))
                select contact_id, owner from over
                where owner is null or not exists (
                  select from contact other where other.owner = over.owner
                    and not exists (select from over too where too.contact_id = other.contact_id))""".formatted(FAREWELL_OPEN.formatted("c")))) {
            select.setString(1, now.toString());
            List<Forgettable> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] owner = row.getBytes(2);
                    rows.add(new Forgettable(
                            Objects.requireNonNull(row.getString(1)), owner == null ? null : Owner.of(owner)));
                }
            }
            return rows;
        }
    }

    public int delete(Connection transaction, Collection<String> contactIds) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from contact where contact_id = any (?)")) {
            delete.setArray(1, transaction.createArrayOf("text", contactIds.toArray()));
            return delete.executeUpdate();
        }
    }

    /** Those of the owners that an address is kept for. */
    public Set<Owner> withAddress(Connection transaction, Collection<Owner> owners) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select distinct owner from contact where owner = any (?::bytea[])")) {
            select.setObject(1, owners.stream().map(Owner::bytes).toArray(byte[][]::new));
            Set<Owner> some = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    some.add(Owner.of(Objects.requireNonNull(row.getBytes(1))));
                }
            }
            return some;
        }
    }

    private static List<Address> addresses(PreparedStatement select) throws SQLException {
        List<Address> addresses = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                addresses.add(new Address(
                        Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2))));
            }
        }
        return addresses;
    }

    private static byte @Nullable [] bytes(@Nullable Owner owner) {
        return owner == null ? null : owner.bytes();
    }
}
