package otklik.notify.duty;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.eventing.seal.Sealer;
import otklik.notify.delivery.Office;

/** The table {@code duty_contact}. Addresses are in it sealed to notify's own key, and never shown again. */
@Singleton
final class DutyRows {
    private final DataSource database;
    private final Sealer sealer;

    DutyRows(DataSource database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /** A channel of an office, without its address. */
    record Shown(
            String office,
            String role,
            String channel,
            @Nullable String bot,
            Instant changedAt) {}

    List<Shown> all() throws SQLException {
        return Transactions.run(database, transaction -> {
            List<Shown> all = new ArrayList<>();
            try (PreparedStatement select = transaction.prepareStatement("""
                            select office, role, channel, case channel when 'telegram' then source end, changed_at
                            from duty_contact order by office, role, channel""");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new Shown(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant()));
                }
            }
            return all;
        });
    }

    /** @param address absent where it is kept with the webhooks */
    void put(Office office, String channel, String source, @Nullable String address, Instant now) throws SQLException {
        Transactions.run(database, transaction -> put(transaction, office, channel, source, address, now));
    }

    private int put(
            Connection transaction, Office office, String channel, String source, @Nullable String address, Instant now)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into duty_contact (office, role, channel, source, sealed_address, changed_at)
                values (?, ?, ?, ?, ?, ?::timestamptz)
                on conflict on constraint duty_contact_pkey do update
                set source = excluded.source, sealed_address = excluded.sealed_address, changed_at = excluded.changed_at""")) {
            upsert.setString(1, office.code());
            upsert.setString(2, office.role());
            upsert.setString(3, channel);
            upsert.setString(4, source);
            upsert.setString(5, address == null ? null : sealer.seal(address));
            upsert.setString(6, now.toString());
            return upsert.executeUpdate();
        }
    }

    /** False if there was none. */
    boolean delete(Office office, String channel) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement delete = transaction.prepareStatement(
                    "delete from duty_contact where office = ? and role = ? and channel = ?")) {
                delete.setString(1, office.code());
                delete.setString(2, office.role());
                delete.setString(3, channel);
                return delete.executeUpdate() == 1;
            }
        });
    }
}
