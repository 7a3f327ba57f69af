package otklik.standalone.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that takes streams of messages; told to, it cuts one off, refuses lines, or is not at home. */
final class FakeIntake implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> batches = new CopyOnWriteArrayList<>();
    volatile int cutAfterLines = Integer.MAX_VALUE;
    volatile int unavailableAtLine = -1;
    volatile String wrongKey = "";

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    FakeIntake() {
        port = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void take(HttpServerRequest request) {
        if (wrongKey.equals(request.getHeader("X-API-Key"))) {
            request.response().setStatusCode(401).end("{\"detail\":\"wrong key\"}");
            return;
        }
        batches.add(request.getHeader("X-Batch"));
        var response = request.response().setChunked(true);
        var lines = new int[1];
        var cut = new boolean[1];
        RecordParser.newDelimited("\n", request)
                .handler(line -> {
                    var number = ++lines[0];
                    var id = externalId(line.getBytes());
                    if (number > cutAfterLines) {
                        cut[0] = true;
                        cutAfterLines = Integer.MAX_VALUE;
                        request.connection().close();
                    }
                    if (cut[0]) {
                        return;
                    }
                    if (number == unavailableAtLine) {
                        unavailableAtLine = -1;
                        response.write("{\"line\":" + number + ",\"status\":\"unavailable\"}\n");
                        return;
                    }
                    received.add(id);
                    response.write(
                            id.startsWith("bad")
                                    ? "{\"line\":" + number
                                            + ",\"status\":\"refused\",\"field\":\"text\",\"detail\":\"empty\"}\n"
                                    : "{\"line\":" + number + ",\"status\":\"accepted\",\"messageId\":\"m\"}\n");
                })
                .endHandler(end -> response.end("{\"summary\":{\"lines\":" + lines[0] + ",\"complete\":true}}\n"));
    }

    private static String externalId(byte[] line) {
        try {
            return JSON.readTree(line).path("externalId").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
