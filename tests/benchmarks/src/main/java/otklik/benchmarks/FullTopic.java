package otklik.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import otklik.benchmarks.bed.Bed;
import otklik.region.Municipality;
import otklik.standalone.launch.LoneService;
import otklik.standalone.launch.Service;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;

/** {@code messages.tagged} with invented messages of real shape on it, tagged by the real classifier and sealed as always. */
final class FullTopic {
    private static final int STREAMS = 4;
    private static final int OUTSTANDING = 20_000;
    private static final double PATIENCE_SECONDS = 3_600;
    private static final String CLASSIFY = "classify.messages.received";

    private FullTopic() {}

    /** Sends them through ingest-service and classify-service, which run for that alone. Returns how many are on the topic. */
    static int fill(Bed bed, Vertx vertx, int messages) throws IOException, InterruptedException, ExecutionException {
        RealShapedMessages invented = RealShapedMessages.withSeed(20261125)
                .withRareWords()
                .inMunicipalities(homes(bed.pack().municipalities().stream()
                        .map(Municipality::code)
                        .toList()));
        try (LoneService ingest = bed.startReady(Service.INGEST);
                LoneService classify = bed.startReady(Service.CLASSIFY);
                Admin admin = bed.admin()) {
            Journeys journeys = new Journeys("full", messages);
            String url = "http://127.0.0.1:" + ingest.port();
            StreamSender sender = new StreamSender(
                    vertx,
                    url,
                    bed.connectorKey(url, "bench"),
                    STREAMS,
                    journeys,
                    (number, id) -> body(invented.message(number), id));
            try (sender) {
                for (int sent = 0; sent < messages; sent++) {
                    sender.send(sent);
                    if (sent % 1_000 == 0) {
                        Console.progress("messages to be tagged", sent, messages);
                        int soFar = sent;
                        Waits.until(() -> tagged(admin) + OUTSTANDING >= soFar, PATIENCE_SECONDS);
                    }
                }
            }
            if (sender.accepted() != messages) {
                throw new IllegalStateException("ingest accepted " + sender.accepted() + " of " + messages);
            }
            if (!Waits.until(() -> tagged(admin) >= messages, PATIENCE_SECONDS)) {
                throw new IllegalStateException("classify does not come to the end");
            }
            Console.done("messages tagged", messages);
            return messages;
        }
    }

    /** Every third lives in the first of them, the centre. */
    private static List<String> homes(List<String> municipalities) {
        List<String> homes = new ArrayList<>(municipalities);
        homes.addAll(Collections.nCopies(municipalities.size() / 2, municipalities.getFirst()));
        return homes;
    }

    /** Most citizens write once, some again and again; every tenth does not say who he is. */
    private static Buffer body(TestMessage message, String externalId) {
        long number = Long.parseLong(message.externalId().replaceAll(".*-", ""));
        return Buffer.buffer(new TestMessage(
                        externalId,
                        message.text(),
                        externalId,
                        message.authorId() == null ? null : "author-" + number * 4 / 5,
                        message.location(),
                        message.municipality(),
                        message.category(),
                        message.regime(),
                        message.sentAt(),
                        message.attachments(),
                        message.planted())
                .json());
    }

    /** Messages that classify has read; its position is committed with what it wrote. */
    private static long tagged(Admin admin) {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(CLASSIFY)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return read.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
