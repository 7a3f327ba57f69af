package otklik.testkit.resource;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import otklik.standalone.Ports;
import otklik.testkit.wait.Eventually;

/**
 * A Kafka for tests: the one of {@code OTKLIK_TEST_KAFKA} (or property {@code otklik.test.kafka}), else a container where
 * an engine has an image, else the embedded one in a process of its own. Prints which.
 *
 * <p>Tests that must not see each other's records take a broker each, or call {@link #deleteAllTopics()} between. One
 * test's thread at a time.
 */
public final class KafkaResource implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Backing backing;
    private final Server server;

    private KafkaResource(Backing backing, Server server) {
        this.backing = backing;
        this.server = server;
    }

    /** Starts a broker and returns when it serves. */
    public static KafkaResource start() {
        BackingChoice choice = BackingChoice.announce("kafka");
        Server server = switch (choice.backing()) {
            case GIVEN -> new GivenServer(choice.value());
            case CONTAINER -> container(choice.value());
            case EMBEDDED -> new EmbeddedKafkaServer();
        };
        KafkaResource kafka = new KafkaResource(choice.backing(), server);
        kafka.server.start();
        return kafka;
    }

    private static Server container(String image) {
        int port = Ports.free();
        Map<String, String> environment = Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry(
                        "KAFKA_LISTENERS",
                        "PLAINTEXT://0.0.0.0:9092,INTERNAL://127.0.0.1:9094,CONTROLLER://127.0.0.1:9093"),
                // The broker calls itself to end transactions: by an address that is true inside the container.
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port + ",INTERNAL://127.0.0.1:9094"),
                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,INTERNAL:PLAINTEXT"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:9093"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "5000"),
                Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "1000"),
                Map.entry("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(4 * 1024 * 1024 + 64 * 1024)),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_HEAP_OPTS", "-Xmx384m"));
        String address = "127.0.0.1:" + port;
        return new ContainerServer(image, environment, 9092, port, () -> awaitService(address));
    }

    private static void awaitService(String address) {
        Eventually.within(
                PATIENCE,
                "Kafka at " + address + " to serve",
                () -> !ask(address, admin -> admin.describeCluster().nodes()).isEmpty());
    }

    public Backing backing() {
        return backing;
    }

    /** What clients write into {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return server.address();
    }

    /** Ends the broker in order; the data stays. */
    public void stop() {
        server.stop();
    }

    /** Ends the broker with SIGKILL; the data stays. */
    public void kill() {
        server.kill();
    }

    /** Starts it again after {@link #stop()} or {@link #kill()} at the same address, and returns when it serves. */
    public void startAgain() {
        server.start();
        awaitService(server.address());
    }

    /** Creates topics that are missing. */
    public void createTopics(Collection<NewTopic> topics) {
        Set<String> present = topics();
        var missing =
                topics.stream().filter(topic -> !present.contains(topic.name())).toList();
        ask(server.address(), admin -> admin.createTopics(missing).all());
    }

    /** Names of all topics but Kafka's own. */
    public Set<String> topics() {
        return ask(server.address(), admin -> admin.listTopics().names());
    }

    /** Back to an empty broker; positions that services keep elsewhere are not touched. */
    public void deleteAllTopics() {
        ask(server.address(), admin -> admin.deleteTopics(topics()).all());
        Eventually.within(PATIENCE, "all topics to be gone", () -> topics().isEmpty());
    }

    @Override
    public void close() {
        server.discard();
    }

    private static <T> T ask(String address, Function<Admin, KafkaFuture<T>> question) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15000);
        try (Admin admin = Admin.create(settings)) {
            return question.apply(admin).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException("Kafka at " + address + " did not do it", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
