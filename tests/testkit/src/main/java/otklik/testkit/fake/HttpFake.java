package otklik.testkit.fake;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;

/** A real HTTP server on the loopback with one event loop: its handler never runs on two threads at once. */
final class HttpFake implements AutoCloseable {

    private final Vertx vertx;
    private final HttpServer server;

    private HttpFake(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Port 0 takes a free one. */
    static HttpFake start(int port, Handler<HttpServerRequest> handler) {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                // A close by the server is then a reset on the wire, which is what the reset faults promise.
                .setSoLinger(0)
                .setTcpNoDelay(true)
                // Letters of Cyrillic take six bytes in a form.
                .setMaxFormAttributeSize(256 * 1024)
                .setAcceptBacklog(1024);
        try {
            HttpServer server = vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new HttpFake(vertx, server);
        } catch (RuntimeException cannotListen) {
            vertx.close();
            throw cannotListen;
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    void later(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), fired -> action.run());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
