package otklik.ingest.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * GET from an address that may be called: it is resolved once and checked, and this very address is called, whatever the name says a moment
 * later. Nothing is followed, unpacked or kept. Thread-safe.
 */
@Singleton
public final class Fetch {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Networks networks;
    private final Vertx vertx;
    private final Clock clock;
    private final HttpClient client;

    Fetch(Vertx vertx, Clock clock, FetchSettings settings) {
        this.networks =
                new Networks(settings.allowedNetworks().orElse(List.of()), "otklik.ingest.fetch.allowed-networks");
        this.vertx = vertx;
        this.clock = clock;
        // Connections are pooled by address: one that hangs takes none from others. One that breaks while it is idle
        // says so when it is used.
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setMaxPoolSize(settings.width())
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(15)
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setTcpNoDelay(true)
                        .setVerifyHost(true)
                        .setForceSni(true))
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /** Blocks until the answer is there, or its time is over. Not for an event loop. */
    public Fetched get(Wanted wanted) throws InterruptedException {
        URI url = wanted.url();
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !tls && !"http".equalsIgnoreCase(url.getScheme())) {
            return new Fetched.Forbidden("not an http or https address");
        }
        Optional<InetAddress> address;
        try {
            address = address(url.getHost(), tls);
        } catch (UnknownHostException e) {
            return new Fetched.None("the host has no address");
        }
        if (address.isEmpty()) {
            return new Fetched.Forbidden("the address is in no network that may be called");
        }
        RequestOptions request = request(wanted, address.get(), tls);
        CompletableFuture<Fetched> told = new CompletableFuture<>();
        vertx.getOrCreateContext()
                .runOnContext(go -> new Transfer(vertx, clock, wanted, told::complete).start(client, request));
        try {
            return told.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a transfer tells, it does not throw", e);
        }
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
        int port = url.getPort() >= 0 ? url.getPort() : tls ? HTTPS : HTTP;
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
