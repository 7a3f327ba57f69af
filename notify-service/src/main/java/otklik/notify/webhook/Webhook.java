package otklik.notify.webhook;

import java.net.URI;
import java.util.List;

/**
 * Where one connector wants its notices.
 *
 * @param secrets that sign, the present one first
 */
record Webhook(String connector, URI url, List<Secret> secrets, boolean active) {

    Webhook {
        secrets = List.copyOf(secrets);
    }

    boolean tls() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : tls() ? 443 : 80;
    }

    /** Path and query as they go on the wire. */
    String target() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    @Override
    public String toString() {
        return "Webhook[connector=" + connector + ", active=" + active + "]";
    }
}
