package otklik.standalone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.LogRecord;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.standalone.Ports;
import otklik.standalone.launch.Service;

class BaseUrlTest {

    private final Vertx vertx = Vertx.vertx();
    private int ingestPort;
    private int port;
    private BaseUrl baseUrl = new BaseUrl(0, service -> 0);

    @BeforeEach
    void startProxy() {
        var away = Ports.free();
        baseUrl = new BaseUrl(0, service -> service == Service.INGEST ? ingestPort : away);
        port = baseUrl.start();
    }

    @AfterEach
    void stopAll() {
        baseUrl.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldAnswerWhileUploadGoesOnWhenServiceStreams() throws Exception {
        serve(request -> {
            request.response().setChunked(true);
            request.handler(line -> request.response().write(line));
            request.endHandler(end -> request.response().end());
        });
        var heard = new LinkedBlockingQueue<String>();
        var upload = upload(heard);

        upload.write("first");
        assertThat(next(heard)).isEqualTo("first");
        upload.write("second");
        assertThat(next(heard)).isEqualTo("second");
        upload.end();
        assertThat(next(heard)).isEqualTo("the end");
    }

    @Test
    void shouldHoldSenderBackWhenServiceReadsNothing() throws Exception {
        serve(request -> {
            request.pause();
            request.response().setChunked(true).write("hello");
        });
        var heard = new LinkedBlockingQueue<String>();
        var upload = upload(heard);
        var accepted = new AtomicLong();

        upload.write("begin");
        assertThat(next(heard)).isEqualTo("hello");
        // far more than sockets and queues hold
        var chunk = Buffer.buffer(new byte[1024 * 1024]);
        for (var sent = 0; sent < 256 && !upload.writeQueueFull(); sent++) {
            upload.write(chunk).onSuccess(done -> accepted.incrementAndGet());
        }

        assertThat(upload.writeQueueFull()).isTrue();
        assertThat(accepted.get()).isLessThan(64);
    }

    @Test
    void shouldPassHeadersAndStatusBothWaysWhenServiceAnswers() throws Exception {
        serve(request -> request.response()
                .setStatusCode(422)
                .putHeader("X-Answer", "yes")
                .end(request.getHeader("X-Forwarded-For") + " " + request.getHeader("X-Forwarded-Host") + " "
                        + request.getHeader("X-API-Key") + " " + request.uri()));

        var response = send(HttpRequest.newBuilder(uri("/v1/messages?results=all"))
                .header("X-API-Key", "k")
                .header("X-Forwarded-For", "1.2.3.4")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("X-Answer")).hasValue("yes");
        assertThat(response.body()).isEqualTo("127.0.0.1 127.0.0.1:" + port + " k /v1/messages?results=all");
    }

    @Test
    void shouldAnswer503WithRetryAfterWhenServiceIsAway() throws Exception {
        var response = send(HttpRequest.newBuilder(uri("/v1/cases/1")));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("routing-service");
    }

    @Test
    void shouldAnswer502WhenServiceBreaksOff() throws Exception {
        serve(request -> request.connection().close());

        var response = send(HttpRequest.newBuilder(uri("/v1/messages")).POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void shouldCutAnswerWhenServiceDiesWithinIt() throws Exception {
        serve(request -> {
            request.response().setChunked(true).write("half");
            request.handler(more -> request.connection().close());
        });
        var heard = new LinkedBlockingQueue<String>();
        var upload = upload(heard);
        upload.sendHead();
        assertThat(next(heard)).isEqualTo("half");

        upload.write("die");

        assertThat(next(heard)).isEqualTo("cut");
    }

    @Test
    void shouldLogNoFaultWhenSenderGoesAway() throws Exception {
        var seen = new LinkedBlockingQueue<String>();
        serve(request -> {
            request.exceptionHandler(away -> seen.add("gone"));
            request.handler(part -> seen.add(part.toString()));
        });
        var logged = new LinkedBlockingQueue<String>();
        var listener = new java.util.logging.Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var vertxLog = LogContext.getLogContext().getLogger("io.vertx.core.http.impl");
        vertxLog.addHandler(listener);
        try {
            var upload = upload(new LinkedBlockingQueue<>());
            // Else the sender, who is in this process, logs that he closed.
            upload.exceptionHandler(closed -> {});
            upload.write("half");
            assertThat(next(seen)).isEqualTo("half");

            upload.connection().close();

            assertThat(next(seen)).isEqualTo("gone");
            baseUrl.stop();
            assertThat(logged).isEmpty();
        } finally {
            vertxLog.removeHandler(listener);
        }
    }

    @Test
    void shouldAnswer404WhenNoServiceHasThePath() throws Exception {
        var response = send(HttpRequest.newBuilder(uri("/v2/unknown")));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private void serve(io.vertx.core.Handler<HttpServerRequest> handler) {
        ingestPort = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** An upload that goes on while its answer is heard. */
    private HttpClientRequest upload(BlockingQueue<String> heard) {
        var request = vertx.createHttpClient()
                .request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/v1/messages:stream"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        request.setChunked(true);
        request.response().onSuccess(response -> {
            response.handler(chunk -> heard.add(chunk.toString()));
            response.endHandler(end -> heard.add("the end"));
            response.exceptionHandler(cut -> heard.add("cut"));
        });
        return request;
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        var line = heard.poll(60, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Nothing was heard within a minute");
        }
        return line;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
