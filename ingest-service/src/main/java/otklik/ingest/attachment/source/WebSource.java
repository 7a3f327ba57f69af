package otklik.ingest.attachment.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Fault;
import otklik.ingest.fetch.Reply;

/**
 * Files at web addresses: those of connectors, forms, Open311, Viber, VK. https from public addresses; http, and private
 * addresses, from networks that the configuration allows. Redirects are followed a few times, each checked as the first.
 */
public final class WebSource implements Source {
    private static final int MOST_REDIRECTS = 4;

    private final FileFetch http;

    WebSource(FileFetch http) {
        this.http = http;
    }

    @Override
    public boolean knows(String address) {
        return address.regionMatches(true, 0, "https://", 0, 8) || address.regionMatches(true, 0, "http://", 0, 7);
    }

    @Override
    public String host(String address) {
        URI url = parse(address);
        return url == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public Fetched fetch(String address, String owner, Allowance allowance) throws InterruptedException {
        URI url = parse(address);
        for (int redirects = 0; redirects <= MOST_REDIRECTS && url != null; redirects++) {
            Reply reply = http.get(url, allowance);
            if (!(reply instanceof Reply.Status(int code, String location, var after, var body))
                    || code < 300
                    || code >= 400
                    || location == null) {
                return judge(reply);
            }
            url = resolve(url, location);
        }
        return new Fetched.Refused(Fault.BAD_ADDRESS);
    }

    static Fetched judge(Reply reply) {
        return switch (reply) {
            case Reply.Body(byte[] bytes) -> new Fetched.Whole(bytes);
            case Reply.TooLarge large -> new Fetched.Refused(Fault.TOO_LARGE);
            case Reply.Forbidden(String reason) -> new Fetched.Refused(Fault.FORBIDDEN_ADDRESS);
            case Reply.None(String reason) -> new Fetched.TryLater(null, reason);
            case Reply.Status(int code, String location, var after, byte[] body) -> {
                if (code == 404 || code == 401 || code == 403) {
                    yield new Fetched.Doubted(Fault.NOT_THERE);
                } else if (code == 410) {
                    yield new Fetched.Refused(Fault.NOT_THERE);
                } else if (code >= 400 && code < 500 && code != 408 && code != 425 && code != 429) {
                    yield new Fetched.Doubted(Fault.NOT_THERE);
                }
                yield new Fetched.TryLater(after, "HTTP " + code);
            }
        };
    }

    private static @Nullable URI resolve(URI from, String location) {
        try {
            return checked(from.resolve(new URI(location)));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable URI parse(String address) {
        try {
            return checked(new URI(address));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable URI checked(URI url) {
        String scheme = url.getScheme();
        boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        return web && url.getHost() != null && url.getUserInfo() == null ? url : null;
    }
}
