package otklik.ingest.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * GET from an address that may be called: it is resolved once and checked, and this very address is called, whatever the name says a moment
 * later. Nothing is followed, unpacked or kept, and no more is read than was wanted. Thread-safe.
 */
@Singleton
public final class Fetch {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MOST_OF_HEADERS = 32 * 1024;

    private final HttpClient client;
    private final Clock clock;
    private final Networks networks;

    /** Calls what the settings allow. */
    @Inject
    Fetch(Vertx vertx, Clock clock, FetchSettings settings) {
        // Connections are pooled by address: one that hangs takes none from others. One that breaks while it is idle
        // says so when it is used.
        this(
                vertx.httpClientBuilder()
                        .with(new HttpClientOptions()
                                .setKeepAlive(true)
                                .setKeepAliveTimeout(15)
                                .setConnectTimeout(
                                        (int) settings.connectTimeout().toMillis())
                                .setMaxHeaderSize(MOST_OF_HEADERS)
                                .setTcpNoDelay(true)
                                .setVerifyHost(true))
                        .with(new PoolOptions().setHttp1MaxSize(settings.width()))
                        .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                        .build(),
                clock,
                new Networks(settings.allowedNetworks().orElse(List.of()), "otklik.ingest.fetch.allowed-networks"));
    }

    private Fetch(HttpClient client, Clock clock, Networks networks) {
        this.client = client;
        this.clock = clock;
        this.networks = networks;
    }

    /** The same for who may call others. */
    public Fetch to(Networks others) {
        return new Fetch(client, clock, others);
    }

    /** Blocks until the answer is there, or its time is over. Not for an event loop. */
    public Reply get(Wanted wanted) throws InterruptedException {
        URI url = wanted.url();
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !tls && !"http".equalsIgnoreCase(url.getScheme())) {
            return new Reply.Forbidden("not an http or https address");
        }
        Optional<InetAddress> address;
        try {
            address = address(url.getHost(), tls);
        } catch (UnknownHostException e) {
            return new Reply.None("the host has no address");
        }
        return address.isEmpty()
                ? new Reply.Forbidden("the address is in no network that may be called")
                : new Exchange(wanted, clock).by(client, request(wanted, address.get(), tls));
    }

    private Optional<InetAddress> address(String host, boolean tls) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (networks.permitted(address) && (tls || networks.trusted(address))) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private static RequestOptions request(Wanted wanted, InetAddress address, boolean tls) {
        URI url = wanted.url();
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS : HTTP;
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(target(url))
                .setFollowRedirects(false)
                .putHeader("user-agent", "otklik-ingest")
                .putHeader("accept-encoding", "identity");
        wanted.headers().forEach(request::putHeader);
        return request;
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
