package otklik.notify.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import otklik.eventing.seal.UnreadableSeal;

/** Reads a webhook and resolves its host. Blocks. */
@Singleton
final class LookUpTarget {
    private final WebhookRows rows;
    private final Networks networks;
    private final Clock clock;

    LookUpTarget(WebhookRows rows, Networks networks, Clock clock) {
        this.rows = rows;
        this.networks = networks;
        this.clock = clock;
    }

    Target of(String connector) {
        try {
            Optional<Webhook> found = rows.find(connector, clock.instant());
            return found.isEmpty() || !found.get().active() ? new Target.Unregistered() : resolve(found.get());
        } catch (SQLException e) {
            return new Target.Unknown("the webhook cannot be read: SQLSTATE " + e.getSQLState());
        } catch (UnreadableSeal e) {
            return new Target.Unknown("the webhook's secret cannot be unsealed with this key");
        } catch (UnknownHostException e) {
            return new Target.Unknown("the webhook's host has no address");
        }
    }

    private Target resolve(Webhook webhook) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(webhook.url().getHost())) {
            if (networks.permitted(address) && (webhook.tls() || networks.trusted(address))) {
                return new Target.Ready(webhook, address);
            }
        }
        return new Target.Forbidden("the webhook's address is in no network that may be called");
    }
}
