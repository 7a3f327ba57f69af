package otklik.benchmarks.floor;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Future;

/** One POST a notice to the receiver, 64 connections kept, no signature. */
final class FloorNotices {
    private final HttpClient client;
    private final RequestOptions options;

    FloorNotices(Vertx vertx, String url) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(64).setMaxWaitQueueSize(-1));
        this.options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
    }

    Future<?> send(FloorRecord record) {
        Buffer body = new JsonObject()
                .put("externalId", record.id())
                .put("text", "x".repeat(400))
                .toBuffer();
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body())
                .toCompletionStage()
                .toCompletableFuture();
    }
}
