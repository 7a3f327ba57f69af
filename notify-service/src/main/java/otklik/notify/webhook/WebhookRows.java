package otklik.notify.webhook;

import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;

/** The table {@code webhook}. Secrets are in it sealed to notify's own key. */
@Singleton
final class WebhookRows {
    private final DataSource database;
    private final Sealer sealer;
    private final Unsealer unsealer;

    WebhookRows(DataSource database, Sealer sealer, Unsealer unsealer) {
        this.database = database;
        this.sealer = sealer;
        this.unsealer = unsealer;
    }

    Optional<Webhook> find(String connector, Instant now) throws SQLException, UnreadableSeal {
        record Row(
                String url,
                String secret,
                @Nullable String former,
                @Nullable Instant formerUntil,
                boolean active) {}
        Optional<Row> found = Transactions.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    select url, sealed_secret, sealed_former_secret, former_secret_until, active
                    from webhook where connector = ?""")) {
                select.setString(1, connector);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Row(
                                    Objects.requireNonNull(row.getString(1)),
                                    Objects.requireNonNull(row.getString(2)),
                                    row.getString(3),
                                    instant(row.getObject(4, OffsetDateTime.class)),
                                    row.getBoolean(5)))
                            : Optional.empty();
                }
            }
        });
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row row = found.get();
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret(unsealer.unsealText(row.secret())));
        if (row.former() != null && row.formerUntil() != null && now.isBefore(row.formerUntil())) {
            secrets.add(new Secret(unsealer.unsealText(row.former())));
        }
        return Optional.of(new Webhook(connector, URI.create(row.url()), secrets, row.active()));
    }

    /** True if the connector had none; only then the secret is taken. An update of the address makes it active again. */
    boolean put(String connector, URI url, Secret secretIfNew, Instant now) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement upsert = transaction.prepareStatement("""
                    insert into webhook (connector, url, sealed_secret, changed_at) values (?, ?, ?, ?::timestamptz)
                    on conflict on constraint webhook_pkey
                    do update set url = excluded.url, active = true, changed_at = excluded.changed_at
                    returning xmax = 0""")) {
                upsert.setString(1, connector);
                upsert.setString(2, url.toString());
                upsert.setString(3, sealer.seal(secretIfNew.text()));
                upsert.setString(4, now.toString());
                try (ResultSet row = upsert.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /** The present secret becomes the former one. */
    void rotate(String connector, Secret secret, Instant formerUntil) throws SQLException {
        Transactions.run(database, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement("""
                    update webhook set sealed_former_secret = sealed_secret, former_secret_until = ?::timestamptz,
                      sealed_secret = ? where connector = ?""")) {
                update.setString(1, formerUntil.toString());
                update.setString(2, sealer.seal(secret.text()));
                update.setString(3, connector);
                return update.executeUpdate();
            }
        });
    }

    /** False if there was none. */
    boolean delete(String connector) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement delete = transaction.prepareStatement("delete from webhook where connector = ?")) {
                delete.setString(1, connector);
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** The receiver said that it is gone: nothing more goes to this address until somebody registers one again. */
    boolean deactivate(String connector, URI url, Instant now) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement("""
                    update webhook set active = false, changed_at = ?::timestamptz where connector = ? and url = ? and active""")) {
                update.setString(1, now.toString());
                update.setString(2, connector);
                update.setString(3, url.toString());
                return update.executeUpdate() == 1;
            }
        });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
