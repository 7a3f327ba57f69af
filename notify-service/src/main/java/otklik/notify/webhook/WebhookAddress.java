package otklik.notify.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import otklik.notify.http.Problem;

/** Checks the address that somebody wants to be called at. */
@Singleton
public final class WebhookAddress {
    private static final String FIELD = "url";
    private static final int LONGEST = 2048;

    private final Networks networks;

    WebhookAddress(Networks networks) {
        this.networks = networks;
    }

    /** Blocks for the name's resolution. Throws a 400 that names what is wrong. */
    public URI check(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw wrong("url is missing; expected is the address to POST to");
        }
        URI url = parse(text);
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme())) {
            throw wrong("url must begin with https://");
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw wrong("url must have a host, and neither a user nor a fragment");
        }
        InetAddress[] addresses = resolve(url.getHost());
        if (Arrays.stream(addresses).noneMatch(networks::permitted)) {
            throw wrong(
                    "the host's address is not public; private networks are allowed by otklik.webhook.allowed-networks");
        }
        if (!tls && Arrays.stream(addresses).noneMatch(networks::trusted)) {
            throw wrong("url must begin with https://; http is for networks in otklik.webhook.allowed-networks");
        }
        return url;
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST) {
            throw wrong("url is longer than " + LONGEST + " characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw wrong("url is no address: " + e.getReason());
        }
    }

    private static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw wrong("the host of url has no address");
        }
    }

    private static RuntimeException wrong(String detail) {
        return Problem.of(400, "Wrong webhook address", detail, FIELD);
    }
}
