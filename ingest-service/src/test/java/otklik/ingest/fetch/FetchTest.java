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
import java.util.ArrayList;
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
    private static final int WIDTH = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/page", exchange -> answer(exchange, 200, "0123456789".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[MOST + 1]));
        server.createContext("/endless", exchange -> endless(exchange, 200));
        server.createContext("/wordy", exchange -> endless(exchange, 500));
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            answer(exchange, 429, "Later, please".getBytes(StandardCharsets.UTF_8));
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
                        Reply.Body.class,
                        whole -> assertThat(whole.bytes())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("0123456789"));
    }

    @Test
    void shouldBringNoMoreThanWasWanted() throws InterruptedException {
        assertThat(get("/large")).isInstanceOf(Reply.TooLarge.class);
        assertThat(get("/endless")).isInstanceOf(Reply.TooLarge.class);
    }

    @Test
    void shouldSayTheStatusAndFollowNothing() throws InterruptedException {
        assertThat(get("/busy")).isInstanceOfSatisfying(Reply.Status.class, busy -> {
            assertThat(busy.code()).isEqualTo(429);
            assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(17));
            assertThat(busy.beginning()).asString(StandardCharsets.UTF_8).isEqualTo("Later, please");
        });
        assertThat(get("/elsewhere")).isInstanceOfSatisfying(Reply.Status.class, moved -> {
            assertThat(moved.code()).isEqualTo(302);
            assertThat(moved.location()).isEqualTo("http://127.0.0.1:" + port() + "/page");
        });
    }

    @Test
    void shouldReadNoMoreOfAnErrorThanItsBeginning() throws InterruptedException {
        assertThat(get("/wordy"))
                .isInstanceOfSatisfying(
                        Reply.Status.class,
                        status -> assertThat(status.beginning()).hasSizeBetween(1, 64 * 1024));
    }

    @Test
    void shouldReadNothingThatThereIsNoRoomFor() throws InterruptedException {
        List<Long> asked = new ArrayList<>();

        Reply reply = local().get(wanted(local("/page"), PATIENCE, (bytes, patience) -> !asked.add(bytes)));

        assertThat(reply).isEqualTo(new Reply.None("no room in memory"));
        assertThat(asked).as("what the host said that it has").containsExactly(10L);
        assertThat(get("/page")).isInstanceOf(Reply.Body.class);
    }

    @Test
    void shouldHoldNoConnectionToAHostThatDidNotAnswer() throws InterruptedException {
        Fetch fetch = local();
        for (int i = 0; i <= WIDTH; i++) {
            assertThat(fetch.get(wanted(local("/silent"), Duration.ofMillis(100), Wanted.Room.ENOUGH)))
                    .isEqualTo(new Reply.None("no answer in time"));
        }

        assertThat(fetch.get(wanted(local("/page")))).isInstanceOf(Reply.Body.class);
    }

    @Test
    void shouldCallForOthersWhatTheyMayCallAlone() throws InterruptedException {
        Fetch none = fetch(List.of());

        assertThat(none.get(wanted(local("/page")))).isInstanceOf(Reply.Forbidden.class);
        assertThat(none.to(Networks.all()).get(wanted(local("/page")))).isInstanceOf(Reply.Body.class);
        assertThat(local().to(new Networks(List.of(), "key")).get(wanted(local("/page"))))
                .isInstanceOf(Reply.Forbidden.class);
    }

    @Test
    void shouldUnpackNothing() throws InterruptedException {
        assertThat(get("/packed")).isInstanceOf(Reply.None.class);
    }

    @Test
    void shouldWaitNoLongerThanItsPatience() throws InterruptedException {
        assertThat(local().get(wanted(local("/silent"), Duration.ofMillis(100), Wanted.Room.ENOUGH)))
                .isEqualTo(new Reply.None("no answer in time"));
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
        assertThat(fetch(List.of()).get(wanted(URI.create(url)))).isInstanceOf(Reply.Forbidden.class);
    }

    @Test
    void shouldStopTheStartOnANetworkThatIsNone() {
        assertThatThrownBy(() -> fetch(List.of("10.0.0.0/99")))
                .hasMessageContaining("otklik.ingest.fetch.allowed-networks")
                .hasMessageContaining("10.0.0.0/99");
    }

    private Reply get(String path) throws InterruptedException {
        return local().get(wanted(local(path)));
    }

    private Fetch local() {
        return fetch(List.of("127.0.0.0/8"));
    }

    private URI local(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private static Wanted wanted(URI url) {
        return wanted(url, PATIENCE, Wanted.Room.ENOUGH);
    }

    private static Wanted wanted(URI url, Duration patience, Wanted.Room room) {
        return new Wanted(url, Map.of("x-key", "secret"), MOST, patience, room);
    }

    private Fetch fetch(List<String> allowed) {
        FetchSettings settings = new FetchSettings() {
            @Override
            public Optional<List<String>> allowedNetworks() {
                return Optional.of(allowed);
            }

            @Override
            public Duration connectTimeout() {
                return PATIENCE;
            }

            @Override
            public int width() {
                return WIDTH;
            }
        };
        return new Fetch(vertx, Clock.systemUTC(), settings);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void endless(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
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
