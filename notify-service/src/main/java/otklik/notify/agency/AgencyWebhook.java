package otklik.notify.agency;

import java.net.URI;
import java.util.List;
import otklik.notify.webhook.Secret;

/**
 * Where one agency wants its events.
 *
 * @param secrets that sign, the present one first
 */
record AgencyWebhook(String agency, URI url, List<Secret> secrets) {
    AgencyWebhook {
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "AgencyWebhook[agency=" + agency + "]";
    }
}
