package otklik.notify.webhook;

import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Webhooks of offices: kept, signed and called as those of connectors are. */
@Singleton
public final class DutyWebhooks {
    private final WebhookRows rows;
    private final WebhookAddress address;
    private final WebhookSender sender;
    private final Clock clock;

    DutyWebhooks(WebhookRows rows, WebhookAddress address, WebhookSender sender, Clock clock) {
        this.rows = rows;
        this.address = address;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Sets the address, after the same checks as a connector's.
     *
     * @return the secret, where it was made just now
     */
    public @Nullable String put(String key, @Nullable String url) throws SQLException {
        URI checked = address.check(url);
        Secret secret = Secret.random();
        boolean made = rows.put(key, checked, secret, clock.instant());
        sender.changed(key);
        return made ? secret.text() : null;
    }

    public void delete(String key) throws SQLException {
        rows.delete(key);
        sender.changed(key);
    }
}
