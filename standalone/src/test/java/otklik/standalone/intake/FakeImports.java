package otklik.standalone.intake;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that takes files; told to, it is cut off after the first of them, could not store all, or wants none. */
final class FakeImports implements AutoCloseable {

    final List<String> files = new CopyOnWriteArrayList<>();
    final List<String> batches = new CopyOnWriteArrayList<>();
    volatile boolean cutsOff;
    volatile boolean storesHalf;
    volatile boolean wantsNone;

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    FakeImports() {
        port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body.toString())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void answer(HttpServerRequest request, String file) {
        var response = request.response().setChunked(true);
        if (wantsNone) {
            response.setStatusCode(400).end("{\"detail\":\"a formula\",\"field\":\"D5\"}");
            return;
        }
        files.add(request.getParam("as") + " " + file);
        batches.add(request.getHeader("X-Batch"));
        response.write("{\"import\":{\"rows\":2,\"sent\":{\"text\":[\"Факт\"]},\"kept\":[\"ФИО\"]}}\n");
        response.write(
                "{\"line\":3,\"status\":\"refused\",\"field\":\"sentAt\",\"column\":\"Дата\",\"detail\":\"no date\"}\n");
        if (cutsOff) {
            cutsOff = false;
            request.connection().close();
            return;
        }
        var complete = !storesHalf;
        storesHalf = false;
        response.end(
                "{\"summary\":{\"rows\":2,\"accepted\":1,\"messages\":1,\"refused\":1,\"unavailable\":0,\"complete\":"
                        + complete + "}}\n");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
