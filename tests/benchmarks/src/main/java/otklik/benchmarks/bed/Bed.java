package otklik.benchmarks.bed;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import otklik.region.Agency;
import otklik.region.Connector;
import otklik.region.RegionPack;
import otklik.routing.fixture.Databases;
import otklik.standalone.kafka.Topics;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.keys.TokenClaims;
import otklik.standalone.launch.Installation;
import otklik.standalone.launch.JavaCommand;
import otklik.standalone.launch.LaunchOptions;
import otklik.standalone.launch.LoneService;
import otklik.standalone.launch.PortPlan;
import otklik.standalone.launch.Service;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.standalone.postgres.EmbeddedPostgreSql;

/**
 * Kafka and PostgreSQL as {@code otklik up} sets them, durable, each a process of its own in a temporary folder, and services on them
 * one by one. One thread at a time.
 */
public final class Bed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final Installation installation;
    private final LaunchOptions options;
    private final RegionPack pack;
    private final KeyFiles keys;
    private final EmbeddedPostgreSql database;
    private final BrokerProcess broker;
    private final List<LoneService> services = new ArrayList<>();
    private boolean closed;

    private Bed(Path folder, PortPlan ports, String heap) throws IOException {
        this.folder = folder;
        Path root = Path.of(System.getProperty("otklik.root", ".")).toAbsolutePath();
        installation = new Installation(root, folder);
        options = new LaunchOptions(ports, installation.regionPack(), new JavaCommand(heap, true), false, PATIENCE);
        pack = RegionPack.load(installation.regionPack());
        keys = KeyFiles.create(installation.keys());
        database = new EmbeddedPostgreSql(installation.postgreSql(), ports.postgreSql());
        database.start();
        broker = BrokerProcess.start(installation.kafka(), ports.kafka(), ports.kafkaController());
    }

    /** Servers that serve, with every topic; services get the heap of a laptop. */
    public static Bed start() throws IOException {
        return start("256m");
    }

    /** @param heap greatest heap of each service, as {@code -Xmx} takes it */
    public static Bed start(String heap) throws IOException {
        Bed bed = new Bed(Files.createTempDirectory("otklik-bench"), PortPlan.free(), heap);
        // Also when it is interrupted, nothing must be left running.
        Runtime.getRuntime().addShutdownHook(new Thread(bed::close, "stop"));
        try (Admin admin = bed.admin()) {
            Topics.create(
                    admin,
                    bed.pack.agencies().stream().map(Agency::code).toList(),
                    bed.pack.connectors().stream().map(Connector::code).toList(),
                    new Topics.Kept(bed.pack.agencyTopicRetention(), bed.pack.trainingRetention()));
        }
        return bed;
    }

    /** Starts it, with both compilers; see {@link LoneService#awaitReady}. */
    public LoneService start(Service service) {
        return start(service, Map.of());
    }

    private LoneService start(Service service, Map<String, String> besides) {
        LoneService started = LoneService.start(service, installation, options, bootstrapServers(), database, besides);
        services.add(started);
        return started;
    }

    /** Starts it and waits until it is ready. */
    public LoneService startReady(Service service) throws InterruptedException {
        return startReady(service, Map.of());
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param besides further settings, as environment variables
     */
    public LoneService startReady(Service service, Map<String, String> besides) throws InterruptedException {
        LoneService started = start(service, besides);
        started.awaitReady(PATIENCE);
        return started;
    }

    public RegionPack pack() {
        return pack;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + options.ports().kafka();
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Who may come into the services' database. */
    public Databases.Logins logins() {
        return new Logins(database, DatabaseLayout.DATABASE);
    }

    /** A new database beside that of the services, with the same schemas and roles, empty of tables. */
    public Databases.Logins another(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + DatabaseLayout.OWNER);
            for (String role : DatabaseLayout.roles()) {
                statement.execute("grant connect on database " + name + " to " + role);
            }
        }
        Logins logins = new Logins(database, name);
        DatabaseLogin login = logins.superuser();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password())) {
            DatabaseLayout.createSchemas(connection);
        }
        return logins;
    }

    private record Logins(EmbeddedPostgreSql server, String name) implements Databases.Logins {
        @Override
        public DatabaseLogin login(String role) {
            DatabaseLogin login = server.login(role);
            return new DatabaseLogin(login.url().replaceFirst("[^/]*$", name), login.user(), login.password());
        }

        @Override
        public DatabaseLogin superuser() {
            DatabaseLogin login = server.superuser();
            return new DatabaseLogin(login.url().replaceFirst("[^/]*$", name), login.user(), login.password());
        }
    }

    /** The database as its superuser sees it, in the schema of casework. */
    public Connection connect() throws SQLException {
        DatabaseLogin login = database.superuser();
        return DriverManager.getConnection(login.url() + "?currentSchema=routing", login.user(), login.password());
    }

    /** What PostgreSQL it is, as the server says it. */
    public String postgreSqlVersion() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A caller's token, as {@code otklik token} signs it. */
    public String token(TokenClaims claims) {
        return keys.tokenSigner().sign(claims, Instant.now());
    }

    /** A new key of a connector, from ingest-service at this address. */
    public String connectorKey(String url, String connector) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/v1/connectors/" + connector + "/keys"))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .header("Authorization", "Bearer " + token(TokenClaims.shortAdmin()))
                            .header("Content-Type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new JsonObject(answer.body()).getString("key");
        }
    }

    /** Where the services' keys are. */
    public Path keys() {
        return keys.folder();
    }

    public ProcessHandle kafka() {
        return broker.handle();
    }

    public ProcessHandle postgreSql() throws IOException {
        String pid = Files.readAllLines(
                        installation.postgreSql().resolve("data").resolve("postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        services.forEach(LoneService::close);
        broker.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e.getMessage());
        }
    }
}
