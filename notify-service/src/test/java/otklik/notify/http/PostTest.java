package otklik.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.wait.Eventually;

class PostTest {
    private static final int AT_ONCE = 12;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A provider that hangs must not make calls wait behind each other: they would all go when it comes back, above its limit. */
    @Test
    void shouldCallAsManyAtOnceAsItHasConnections() {
        List<HttpServerRequest> held = new ArrayList<>();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    held.add(request);
                    if (held.size() == AT_ONCE) {
                        held.forEach(one -> one.response().end());
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        HttpClient client = Post.client(vertx, new HttpClientOptions(), AT_ONCE);
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(server.actualPort());

        vertx.runOnContext(go -> {
            for (int i = 0; i < AT_ONCE; i++) {
                Post.send(vertx, Clock.systemUTC(), client, request, new byte[0], LIMIT, 0, answers::add);
            }
        });

        Eventually.within(LIMIT.multipliedBy(2), "all answers", () -> answers.size() == AT_ONCE);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Status.class));
    }
}
