package otklik.testkit.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.standalone.keys.TokenClaims;
import otklik.standalone.keys.TokenSigner;
import otklik.standalone.launch.PortPlan;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.standalone.postgres.EmbeddedPostgreSql;
import otklik.testkit.wait.Eventually;

/**
 * The launcher with its Kafka, PostgreSQL, proxy and four services, as processes that can be killed one by one. Data
 * outlives a kill: {@link #start()} again goes on with it. Not thread-safe.
 */
public final class RunningSystem implements AutoCloseable {
    /** Names as the launcher's folder and the base URL know them. */
    public static final List<String> SERVICES = List.of("ingest", "classify", "routing", "notify");

    private static final Duration START = Duration.ofMinutes(4);

    private final Path root;
    private final Path data;
    private final PortPlan ports;
    private final String jit;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process launcher;

    /**
     * A system that does not run yet.
     *
     * @param root the checkout, built
     * @param data folder of all its data
     * @param jit {@code fast} starts sooner, {@code full} runs faster
     */
    public RunningSystem(Path root, Path data, int port, String jit) {
        this.root = root;
        this.data = data;
        this.ports = new PortPlan(port);
        this.jit = jit;
    }

    /** A system on ports that nobody uses now. */
    public static RunningSystem onFreePorts(Path root, Path data, String jit) {
        return new RunningSystem(root, data, PortPlan.free().base(), jit);
    }

    /** Settings that its services find in their environment, from the next start on. */
    public RunningSystem with(Map<String, String> settings) {
        environment.putAll(settings);
        return this;
    }

    /** Starts the launcher and waits until every service is ready. Returns the seconds it took. */
    public double start() {
        long began = System.nanoTime();
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launcherLog().toFile()));
            builder.environment().putAll(environment);
            launcher = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
        return (System.nanoTime() - began) / 1e9;
    }

    private List<String> command() {
        Path standalone = root.resolve("standalone/target");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dotklik.root=" + root,
                "-cp",
                standalone.resolve("standalone-0.1.0-SNAPSHOT.jar") + ":" + standalone.resolve("lib") + "/*",
                "otklik.standalone.cli.Otklik",
                "up",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(ports.base()),
                "--jit",
                jit);
    }

    /** Waits until every service says that it is ready. */
    public void awaitReady() {
        Process started = launcher;
        Eventually.within(
                START,
                "all services to be ready; the launcher's words are in " + launcherLog(),
                () -> (started == null || started.isAlive() || fail())
                        && SERVICES.stream().allMatch(this::ready));
    }

    private boolean fail() {
        throw new IllegalStateException("the launcher ended; its words are in " + launcherLog());
    }

    public String url() {
        return ports.baseUrl();
    }

    public Path data() {
        return data;
    }

    /** What the launcher prints. */
    public Path launcherLog() {
        return data.resolve("launcher.out");
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Kills a service as the kernel would: without a word. The launcher starts it again. */
    public void kill(String service) {
        process(service).destroyForcibly();
    }

    /** The process of a service, {@code routing} for example. */
    public ProcessHandle process(String service) {
        return processOf(data.resolve("run").resolve(service + "-service.pid"));
    }

    /** Kills the postmaster; its children follow. */
    public void killPostgreSql() {
        postgreSql().destroyForcibly();
    }

    /** Kills the launcher, and Kafka and the base URL with it; services are left behind for the next start to find. */
    public void killLauncher() {
        Process running = launcher;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** The database as its superuser sees it. */
    public DatabaseLogin database() {
        try {
            return EmbeddedPostgreSql.superuserOf(data.resolve("postgresql"), ports.postgreSql());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new API key of the connector. */
    public String key(String connector) {
        return admin("POST", "/v1/connectors/" + connector + "/keys", "{}").getString("key");
    }

    /** Registers the receiver of the connector's notices; returns the secret that signs them. */
    public String webhook(String connector, URI receiver) {
        return admin(
                        "PUT",
                        "/v1/connectors/" + connector + "/webhook?rotate=true",
                        new JsonObject().put("url", receiver.toString()).encode())
                .getString("secret");
    }

    /** Asks as an admin. */
    public JsonObject ask(String path) {
        return admin("GET", path, null);
    }

    /** Posts a JSON object as an admin. */
    public JsonObject ask(String path, JsonObject body) {
        return admin("POST", path, body.encode());
    }

    /** A page of a service, for example {@code page("routing", "/q/metrics")}. */
    public String page(String service, String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/services/" + service + path)))
                .body();
    }

    /** A command by one who has that role and no other; the answer's body. */
    public JsonObject command(String role, String method, String path, JsonObject body) {
        var claims = new TokenClaims("test", Set.of(role), null, null, Duration.ofMinutes(5));
        return asked(claims, method, path, body.encode());
    }

    private JsonObject admin(String method, String path, @Nullable String body) {
        return asked(TokenClaims.shortAdmin(), method, path, body);
    }

    private JsonObject asked(TokenClaims claims, String method, String path, @Nullable String body) {
        String token = TokenSigner.load(data.resolve("keys").resolve("token-private.pem"))
                .sign(claims, Instant.now());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json"));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean ready(String service) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/services/" + service + "/q/health/ready")))
                        .statusCode()
                == 200;
    }

    /** The roots of all its processes: the launcher with the services, and PostgreSQL, which has a life of its own. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> roots = new ArrayList<>();
        Process running = launcher;
        if (running != null) {
            roots.add(running.toHandle());
        }
        roots.add(postgreSql());
        return roots;
    }

    /** PostgreSQL's process, the parent of its others. */
    public ProcessHandle postgreSql() {
        return processOf(postmasterPid());
    }

    private Path postmasterPid() {
        try (Stream<Path> files = Files.walk(data.resolve("postgresql"))) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle processOf(Path pidFile) {
        try {
            String pid = Files.readString(pidFile)
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .trim()
                    .split("\\s")[0];
            return ProcessHandle.of(Long.parseLong(pid))
                    .orElseThrow(() -> new IllegalStateException("no process of " + pidFile.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops everything in order, as Ctrl-C does. */
    @Override
    public void close() {
        Process running = launcher;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(90, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        http.close();
    }
}
