package otklik.notify.agency;

import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.notify.webhook.Secret;

/** The table {@code agency_webhook}. Secrets are in it sealed to notify's own key. Every method works within the caller's transaction. */
@Singleton
final class AgencyWebhookRows {
    private final Sealer sealer;
    private final Unsealer unsealer;

    AgencyWebhookRows(Sealer sealer, Unsealer unsealer) {
        this.sealer = sealer;
        this.unsealer = unsealer;
    }

    /** A webhook as it stands, without its secrets. */
    record Standing(
            String url,
            String state,
            @Nullable Instant deliveredAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}

    /** Empty where there is none that may be called now. */
    Optional<AgencyWebhook> active(Connection transaction, String agency, Instant now)
            throws SQLException, UnreadableSeal {
        try (PreparedStatement select = transaction.prepareStatement("""
                select url, sealed_secret, case when former_secret_until > ? then sealed_former_secret end
                from agency_webhook where agency = ? and state = 'active'""")) {
            select.setObject(1, utc(now));
            select.setString(2, agency);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<Secret> secrets = new ArrayList<>();
                secrets.add(new Secret(unsealer.unsealText(text(row, 2))));
                String former = row.getString(3);
                if (former != null) {
                    secrets.add(new Secret(unsealer.unsealText(former)));
                }
                return Optional.of(new AgencyWebhook(agency, URI.create(text(row, 1)), secrets));
            }
        }
    }

    /** Agencies that have one, whatever its state: their events are kept. */
    Set<String> agencies(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select agency from agency_webhook");
                ResultSet row = select.executeQuery()) {
            Set<String> agencies = new TreeSet<>();
            while (row.next()) {
                agencies.add(text(row, 1));
            }
            return agencies;
        }
    }

    Optional<Standing> standing(Connection transaction, String agency) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select url, state, delivered_at, last_error, last_error_at from agency_webhook where agency = ?""")) {
            select.setString(1, agency);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                text(row, 1), text(row, 2), instant(row, 3), row.getString(4), instant(row, 5)))
                        : Optional.empty();
            }
        }
    }

    /** True if the agency had none; only then the secret is taken. An address makes it active again. */
    boolean put(Connection transaction, String agency, URI url, Secret secretIfNew, Instant now) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into agency_webhook (agency, url, sealed_secret, changed_at) values (?, ?, ?, ?)
                on conflict on constraint agency_webhook_pkey
                do update set url = excluded.url, state = 'active', changed_at = excluded.changed_at
                returning xmax = 0""")) {
            upsert.setString(1, agency);
            upsert.setString(2, url.toString());
            upsert.setString(3, sealer.seal(secretIfNew.text()));
            upsert.setObject(4, utc(now));
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The present secret becomes the former one, which signs beside the new one for a while. */
    void rotate(Connection transaction, String agency, Secret secret, Instant formerUntil) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update agency_webhook set sealed_former_secret = sealed_secret, former_secret_until = ?,
                    sealed_secret = ? where agency = ?""")) {
            update.setObject(1, utc(formerUntil));
            update.setString(2, sealer.seal(secret.text()));
            update.setString(3, agency);
            update.executeUpdate();
        }
    }

    /** @param state {@code active} or {@code paused}; false if there is no webhook */
    boolean become(Connection transaction, String agency, String state, Instant now) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update agency_webhook set state = ?, changed_at = ? where agency = ?")) {
            update.setString(1, state);
            update.setObject(2, utc(now));
            update.setString(3, agency);
            return update.executeUpdate() == 1;
        }
    }

    /** The receiver said so: nothing more goes to this address. False where it is another one by now. */
    boolean gone(Connection transaction, AgencyWebhook webhook, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update agency_webhook set state = 'gone', changed_at = ? where agency = ? and url = ? and state = 'active'""")) {
            update.setObject(1, utc(now));
            update.setString(2, webhook.agency());
            update.setString(3, webhook.url().toString());
            return update.executeUpdate() == 1;
        }
    }

    /** @param error absent where the attempt went well */
    void tried(Connection transaction, String agency, @Nullable String error, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update agency_webhook
                set delivered_at = case when ?::text is null then ? else delivered_at end,
                    last_error = coalesce(?, last_error), last_error_at = case when ?::text is null then last_error_at else ? end
                where agency = ?""")) {
            update.setString(1, error);
            update.setObject(2, utc(now));
            update.setString(3, error);
            update.setString(4, error);
            update.setObject(5, utc(now));
            update.setString(6, agency);
            update.executeUpdate();
        }
    }

    boolean delete(Connection transaction, String agency) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from agency_webhook where agency = ?")) {
            delete.setString(1, agency);
            return delete.executeUpdate() == 1;
        }
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
