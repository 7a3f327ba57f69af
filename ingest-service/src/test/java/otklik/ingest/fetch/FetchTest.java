package otklik.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
    private static final int MOST = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/page", exchange -> answer(exchange, 200, "0123456789".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[MOST + 1]));
        server.createContext("/endless", this::endless);
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            answer(exchange, 429, new byte[0]);
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/page");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/packed", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, new byte[10]);
        });
        server.createContext("/silent", exchange -> await());
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldBringTheWholeBody() throws InterruptedException {
        assertThat(get("/page?a=%20b"))
                .isInstanceOfSatisfying(
                        Fetched.Whole.class,
                        whole -> assertThat(whole.body())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("0123456789"));
    }

    @Test
    void shouldBringNoMoreThanWasWanted() throws InterruptedException {
        assertThat(get("/large")).isInstanceOf(Fetched.TooLarge.class);
        assertThat(get("/endless")).isInstanceOf(Fetched.TooLarge.class);
    }

    @Test
    void shouldSayTheStatusAndFollowNothing() throws InterruptedException {
        assertThat(get("/busy")).isEqualTo(new Fetched.Status(429, Duration.ofSeconds(17)));
        assertThat(get("/elsewhere")).isEqualTo(new Fetched.Status(302, null));
    }

    @Test
    void shouldUnpackNothing() throws InterruptedException {
        assertThat(get("/packed")).isInstanceOf(Fetched.None.class);
    }

    @Test
    void shouldWaitNoLongerThanItsPatience() throws InterruptedException {
        assertThat(get("/silent")).isEqualTo(new Fetched.None("no answer in time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "https://10.1.2.3/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::1]/",
                "http://1.1.1.1/plain",
                "ftp://1.1.1.1/",
                "file:///etc/passwd"
            })
    void shouldCallNoAddressOfOurOwnAndNoneInPlainThatIsNotAllowed(String url) throws InterruptedException {
        assertThat(fetch(List.of()).get(wanted(URI.create(url)))).isInstanceOf(Fetched.Forbidden.class);
    }

    @Test
    void shouldStopTheStartOnANetworkThatIsNone() {
        assertThatThrownBy(() -> fetch(List.of("10.0.0.0/99")))
                .hasMessageContaining("otklik.ingest.fetch.allowed-networks")
                .hasMessageContaining("10.0.0.0/99");
    }

    private Fetched get(String path) throws InterruptedException {
        return fetch(List.of("127.0.0.0/8")).get(wanted(URI.create("http://127.0.0.1:" + port() + path)));
    }

    private static Wanted wanted(URI url) {
        return new Wanted(url, Map.of("x-key", "secret"), MOST, Duration.ofSeconds(2));
    }

    private Fetch fetch(List<String> allowed) {
        FetchSettings settings = new FetchSettings() {
            @Override
            public Optional<List<String>> allowedNetworks() {
                return Optional.of(allowed);
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public int width() {
                return 2;
            }
        };
        return new Fetch(vertx, Clock.systemUTC(), settings);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
                out.write(new byte[100]);
                out.flush();
            }
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
