package otklik.standalone.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings: one node that keeps everything, small buffers, about a hundred topics. */
final class BrokerSettings {

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.putAll(node(directory, port, controllerPort));
        settings.putAll(logs());
        settings.putAll(singleNodeReplication());
        settings.putAll(memory());
        return settings;
    }

    private static Map<String, String> node(Path directory, int port, int controllerPort) {
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "log.dirs", directory.toString(),
                // A killed broker may register again only after its former session ends: 9 s by default.
                "broker.session.timeout.ms", "5000",
                "broker.heartbeat.interval.ms", "1000",
                "initial.broker.registration.timeout.ms", "120000",
                "controlled.shutdown.enable", "true");
    }

    private static Map<String, String> logs() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "message.max.bytes", String.valueOf(EmbeddedKafka.MAX_RECORD_BYTES),
                "replica.fetch.max.bytes", String.valueOf(EmbeddedKafka.MAX_RECORD_BYTES),
                "log.segment.bytes", String.valueOf(64 * 1024 * 1024),
                "log.index.size.max.bytes", String.valueOf(1024 * 1024),
                // What reached the page cache survives a killed process; this bounds what a killed machine can lose.
                "log.flush.interval.ms", "1000",
                "log.flush.scheduler.interval.ms", "1000",
                "num.recovery.threads.per.data.dir", "2",
                "offsets.retention.minutes", String.valueOf(30 * 24 * 60),
                "metadata.log.segment.bytes", String.valueOf(16 * 1024 * 1024));
    }

    private static Map<String, String> singleNodeReplication() {
        return Map.ofEntries(
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.max.timeout.ms", "60000"),
                // A killed transactional producer holds readers back until its transaction is aborted.
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }

    private static Map<String, String> memory() {
        return Map.of(
                "num.network.threads",
                "2",
                "num.io.threads",
                "4",
                "background.threads",
                "2",
                "log.cleaner.dedupe.buffer.size",
                String.valueOf(8 * 1024 * 1024),
                "log.cleaner.io.buffer.size",
                String.valueOf(2 * EmbeddedKafka.MAX_RECORD_BYTES),
                "queued.max.requests",
                "64",
                "offsets.load.buffer.size",
                String.valueOf(1024 * 1024),
                "transaction.state.log.load.buffer.size",
                String.valueOf(1024 * 1024));
    }
}
