package otklik.standalone.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Ports;

/**
 * One Kafka broker in KRaft mode inside this JVM, on the loopback interface, with its data in a folder that outlives it.
 *
 * <p>The folder is formatted at the first start and found again at the next; after a killed process the broker recovers
 * its logs by itself, which may take some ten seconds longer than an ordinary start. A folder serves one broker at a
 * time. Topics are never created by a mistyped name. Not thread-safe: one owner starts and stops it.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** The largest record: 4 MiB of value and 64 KiB of headers around it, in bytes. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024 + 64 * 1024;

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final @Nullable PasswordListener passwords;
    private final Time time;
    private final Map<String, String> further;
    private @Nullable KafkaRaftServer server;

    /**
     * A broker that is not started yet.
     *
     * @param directory where the data is; made when absent
     * @param port of the PLAINTEXT listener on 127.0.0.1
     * @param controllerPort of the controller's listener on 127.0.0.1
     */
    public EmbeddedKafka(Path directory, int port, int controllerPort) {
        this(directory, port, controllerPort, null, Time.SYSTEM, Map.of());
    }

    private EmbeddedKafka(
            Path directory,
            int port,
            int controllerPort,
            @Nullable PasswordListener passwords,
            Time time,
            Map<String, String> further) {
        this.time = time;
        this.further = Map.copyOf(further);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.passwords = passwords;
    }

    /**
     * A broker on free ports that asks clients for a password (SASL/SCRAM-SHA-512) and lets them do what ACLs allow; not started yet.
     *
     * @param administrator may do everything, and nobody else before somebody is given rights
     * @param password of the administrator
     */
    public static EmbeddedKafka withPasswords(Path directory, String administrator, String password) {
        return new EmbeddedKafka(
                directory,
                Ports.free(),
                Ports.free(),
                new PasswordListener(administrator, password, Ports.free()),
                Time.SYSTEM,
                Map.of());
    }

    /** A broker on free ports, the same ones for every start of this object; not started yet. */
    public static EmbeddedKafka onFreePorts(Path directory) {
        return new EmbeddedKafka(directory, Ports.free(), Ports.free());
    }

    /**
     * A broker whose clock is ahead, on free ports: for proofs of what retention leaves of a folder.
     *
     * @param further settings of the broker that replace the usual ones
     */
    public static EmbeddedKafka ahead(Path directory, Duration by, Map<String, String> further) {
        return new EmbeddedKafka(directory, Ports.free(), Ports.free(), null, new TimeAhead(by), further);
    }

    /**
     * Starts the broker and waits until it answers and lets clients write.
     *
     * @throws IllegalStateException when it is started already, or does not come up; the message says why
     */
    public void start() {
        if (server != null) {
            throw new IllegalStateException("Kafka in " + directory + " is started already");
        }
        format();
        var starting = new KafkaRaftServer(KafkaConfig.fromProps(properties()), time);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw new IllegalStateException("Kafka in " + directory + " did not start: " + e.getMessage(), e);
        }
        server = starting;
        awaitAnswer();
    }

    /** Stops the broker in order and waits for it; harmless when it is not started. The data stays. */
    public void stop() {
        var running = server;
        server = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** What clients write into {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Port of the client listener. */
    public int port() {
        return port;
    }

    private void format() {
        try (var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(directory);
            // The formatter keeps what a formatted folder holds, the cluster's id too: the id given here is for a new
            // one.
            var formatter = new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId(clusterId())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setIgnoreFormatted(true);
            if (passwords != null) {
                formatter.setScramArguments(passwords.atFormatting());
            }
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's folder " + directory + " can't be prepared: " + e.getMessage(), e);
        }
    }

    private String clusterId() throws IOException {
        var meta = directory.resolve("meta.properties");
        if (Files.exists(meta)) {
            var properties = new Properties();
            try (var in = Files.newBufferedReader(meta)) {
                properties.load(in);
            }
            var known = properties.getProperty("cluster.id");
            if (known != null) {
                return known;
            }
        }
        return Uuid.randomUuid().toString();
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(BrokerSettings.of(directory, port, controllerPort));
        if (passwords != null) {
            properties.putAll(passwords.settings(port, controllerPort));
        }
        properties.putAll(further);
        return properties;
    }

    /** The listener opens before the controller lets the broker lead partitions: ask until it is unfenced. */
    private void awaitAnswer() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        Map<String, Object> client = new HashMap<>(passwords == null ? Map.of() : passwords.client());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        client.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (var admin = Admin.create(client)) {
            while (true) {
                try {
                    if (!admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty()) {
                        return;
                    }
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException("Kafka on port " + port + " does not answer", e);
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Kafka on port " + port + " has not registered in " + START_LIMIT);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was starting", e);
        }
    }
}
