package otklik.benchmarks.floor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import otklik.standalone.postgres.DatabaseLogin;

/** The three consumers of the floor, a thread each, a batch a transaction. */
final class FloorWorker {

    /** Work on one batch of a topic. */
    private interface Step {
        void on(List<FloorRecord> batch) throws Exception;
    }

    private final FloorClients clients;
    private final DatabaseLogin login;
    private final FloorNotices notices;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Exception fault;

    FloorWorker(FloorClients clients, DatabaseLogin login, FloorNotices notices) {
        this.clients = clients;
        this.login = login;
        this.notices = notices;
    }

    void start() {
        thread("floor-classify", this::classify);
        thread("floor-route", this::route);
        thread("floor-notify", this::tell);
    }

    void stop() throws Exception {
        stop.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        if (fault != null) {
            throw fault;
        }
    }

    private interface Body {
        void run() throws Exception;
    }

    private void thread(String name, Body body) {
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            try {
                body.run();
            } catch (Exception e) {
                fault = e;
                System.err.println("the floor stands still: " + e);
            }
        }));
    }

    private void classify() throws Exception {
        try (var producer = clients.producer("floor-classify");
                var consumer = clients.consumer("floor-classify")) {
            producer.initTransactions();
            consumer.subscribe(List.of("floor.received"));
            while (running()) {
                var polled = consumer.poll(java.time.Duration.ofMillis(100));
                if (polled.isEmpty()) {
                    continue;
                }
                producer.beginTransaction();
                Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
                for (var got : polled) {
                    producer.send(new ProducerRecord<>("floor.tagged", got.key(), twice(got.value())));
                    next.put(new TopicPartition(got.topic(), got.partition()), new OffsetAndMetadata(got.offset() + 1));
                }
                producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
                producer.commitTransaction();
            }
        }
    }

    /** A tagged message holds its text twice: masked, and sealed. */
    private static byte[] twice(byte[] body) {
        byte[] doubled = new byte[2 * body.length];
        System.arraycopy(body, 0, doubled, 0, body.length);
        System.arraycopy(body, 0, doubled, body.length, body.length);
        return doubled;
    }

    private void route() throws Exception {
        try (var producer = clients.producer(null);
                var connection = FloorDatabase.connect(login);
                var consumer = clients.consumer("floor-route")) {
            consumer.subscribe(List.of("floor.tagged"));
            while (running()) {
                batch(consumer, batch -> {
                    FloorDatabase.openCases(connection, batch);
                    for (FloorRecord record : batch) {
                        publish(producer, record, "floor.cases", "floor.executor", "floor.curator");
                    }
                    producer.flush();
                    FloorDatabase.deleteOutbox(connection, ids(batch));
                });
            }
        }
    }

    private void tell() throws Exception {
        try (var producer = clients.producer(null);
                var connection = FloorDatabase.connect(login);
                var consumer = clients.consumer("floor-notify")) {
            consumer.subscribe(List.of("floor.cases"));
            while (running()) {
                batch(consumer, batch -> {
                    FloorDatabase.deliveries(connection, batch);
                    List<Future<?>> sent = new ArrayList<>();
                    for (FloorRecord record : batch) {
                        sent.add(notices.send(record));
                    }
                    for (Future<?> each : sent) {
                        each.get();
                    }
                    FloorDatabase.delivered(connection, ids(batch));
                    for (FloorRecord record : batch) {
                        publish(producer, new FloorRecord(record.id(), new byte[300]), "floor.notices");
                    }
                    producer.flush();
                });
            }
        }
    }

    private static void batch(KafkaConsumer<byte[], byte[]> consumer, Step step) throws Exception {
        var polled = consumer.poll(java.time.Duration.ofMillis(100));
        if (polled.isEmpty()) {
            return;
        }
        List<FloorRecord> batch = new ArrayList<>();
        polled.forEach(got -> batch.add(new FloorRecord(new String(got.key(), StandardCharsets.UTF_8), got.value())));
        step.on(batch);
        consumer.commitSync();
    }

    private static void publish(KafkaProducer<byte[], byte[]> producer, FloorRecord record, String... topics) {
        byte[] key = record.id().getBytes(StandardCharsets.UTF_8);
        for (String topic : topics) {
            producer.send(new ProducerRecord<>(topic, key, record.body()));
        }
    }

    private static Object[] ids(List<FloorRecord> batch) {
        return batch.stream().map(FloorRecord::id).toArray();
    }

    private boolean running() {
        return stop.getCount() > 0 && fault == null;
    }
}
