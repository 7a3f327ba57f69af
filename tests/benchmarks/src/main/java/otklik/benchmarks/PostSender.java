package otklik.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicLong;

/** {@code POST /v1/messages}: a request a message over kept connections; 503 is tried again after its Retry-After. */
final class PostSender implements Sender {
    private final Vertx vertx;
    private final RequestOptions options;
    private final Journeys journeys;
    private final Bodies bodies;
    private final HttpClient client;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    PostSender(Vertx vertx, String url, String key, int connections, Journeys journeys, Bodies bodies) {
        this.vertx = vertx;
        this.options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + "/v1/messages")
                .addHeader("X-API-Key", key)
                .addHeader("Content-Type", "application/json");
        this.journeys = journeys;
        this.bodies = bodies;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setMaxWaitQueueSize(-1));
    }

    @Override
    public void send(int number) {
        sent.incrementAndGet();
        attempt(number);
    }

    private void attempt(int number) {
        client.request(options)
                .compose(request -> request.send(bodies.body(number, journeys.externalId(number))))
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(answer -> {
                    if (answer.succeeded() && answer.result() == 202) {
                        accepted.incrementAndGet();
                    } else if (answer.succeeded() && answer.result() == 503) {
                        vertx.setTimer(1_000, later -> attempt(number));
                    } else {
                        refused.incrementAndGet();
                    }
                });
    }

    @Override
    public long accepted() {
        return accepted.get();
    }

    @Override
    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        Waits.until(() -> accepted() + refused() >= sent.get(), 60);
        var unused = client.close();
    }
}
