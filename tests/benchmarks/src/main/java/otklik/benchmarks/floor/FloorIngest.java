package otklik.benchmarks.floor;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** NDJSON lines to records, unread but for the external id at their start. */
final class FloorIngest implements AutoCloseable {
    private static final int ID_STARTS_AT = "{\"externalId\":\"".length();
    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpServer server;

    FloorIngest(Vertx vertx, FloorClients clients) {
        this.producer = clients.producer(null);
        this.server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void take(HttpServerRequest request) {
        AtomicLong taken = new AtomicLong();
        AtomicLong acknowledged = new AtomicLong();
        RecordParser lines = RecordParser.newDelimited("\n", line -> {
            byte[] body = line.getBytes();
            int end = ID_STARTS_AT;
            while (body[end] != '"') {
                end++;
            }
            byte[] key = new String(body, ID_STARTS_AT, end - ID_STARTS_AT, StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
            taken.incrementAndGet();
            producer.send(new ProducerRecord<>("floor.received", key, body), (done, fault) -> {
                if (fault == null) {
                    acknowledged.incrementAndGet();
                }
            });
        });
        request.handler(lines);
        request.endHandler(end -> {
            var unused = request.response()
                    .end("{\"summary\":{\"accepted\":" + taken.get() + ",\"refused\":0,\"unavailable\":0}}\n");
        });
    }

    @Override
    public void close() {
        var unused = server.close();
        producer.close();
    }
}
