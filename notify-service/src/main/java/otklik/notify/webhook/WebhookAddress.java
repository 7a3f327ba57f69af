package otklik.notify.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks the address that somebody wants to be called at. */
@Singleton
public final class WebhookAddress {
    static final String FIELD = "url";
    private static final int LONGEST = 2048;

    private final Networks networks;

    WebhookAddress(Networks networks) {
        this.networks = networks;
    }

    /** Blocks for the name's resolution. Throws a 400 that names what is wrong. */
    public URI check(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw WebhookProblem.MISSING_URL.refused();
        }
        URI url = parse(text);
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme())) {
            throw WebhookProblem.URL_NOT_HTTPS.refused();
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw WebhookProblem.BAD_URL_PARTS.refused();
        }
        InetAddress[] addresses = resolve(url.getHost());
        if (Arrays.stream(addresses).noneMatch(networks::permitted)) {
            throw WebhookProblem.PRIVATE_HOST.refused();
        }
        if (!tls && Arrays.stream(addresses).noneMatch(networks::trusted)) {
            throw WebhookProblem.URL_NOT_HTTPS.refused();
        }
        return url;
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST) {
            throw WebhookProblem.LONG_URL.refused(String.valueOf(LONGEST));
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw WebhookProblem.UNREADABLE_URL.refused();
        }
    }

    private static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw WebhookProblem.UNKNOWN_HOST.refused();
        }
    }
}
