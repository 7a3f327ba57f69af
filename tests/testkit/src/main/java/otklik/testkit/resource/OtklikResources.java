package otklik.testkit.resource;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import otklik.region.Agency;
import otklik.region.Connector;
import otklik.region.RegionPack;
import otklik.standalone.kafka.Topics;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.DatabaseLogin;

/**
 * Everything a service needs around it, for {@code @QuarkusTest}: Kafka with the topics of all streams and of the region
 * pack's agencies and connectors, PostgreSQL with the service's schema and role, a folder of keys.
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
 * }</pre>
 *
 * Started once in a JVM, at the first test that asks, and ended with it; tests share them and keep apart by ids of their
 * own. Argument {@code service}: {@code ingest}, {@code routing} and {@code notify} get their login; others no database.
 * Argument {@code pack}: folder of the region pack under the project's root, {@code regions/orenburg} when absent.
 */
public final class OtklikResources implements QuarkusTestResourceLifecycleManager {

    /** Each test class may be loaded by a class loader of its own: what runs is known by system properties. */
    private static final String RUNNING = "otklik.testkit.running.";

    private String service = "";
    private String pack = "regions/orenburg";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", service);
        pack = arguments.getOrDefault("pack", pack);
    }

    @Override
    public Map<String, String> start() {
        Path packFolder = root().resolve(pack);
        synchronized (System.class) {
            if (System.getProperty(RUNNING + "kafka") == null) {
                startAll(packFolder);
            }
        }
        Map<String, String> config = new HashMap<>();
        config.put("otklik.kafka.bootstrap-servers", bootstrapServers());
        config.put("otklik.region.pack", packFolder.toString());
        config.put("otklik.keys.dir", keysDir().toString());
        config.put(
                "mp.jwt.verify.publickey.location",
                keysDir().resolve("token-public.pem").toUri().toString());
        config.put("quarkus.http.test-port", "0");
        if (DatabaseLayout.SCHEMAS.contains(service)) {
            DatabaseLogin login = login(DatabaseLayout.roleOf(service));
            DatabaseLogin owner = login(DatabaseLayout.OWNER);
            config.put("quarkus.datasource.jdbc.url", login.url());
            config.put("quarkus.datasource.username", login.user());
            config.put("quarkus.datasource.password", login.password());
            config.put("quarkus.flyway.username", owner.user());
            config.put("quarkus.flyway.password", owner.password());
        }
        if (service.equals(DatabaseLayout.KEYS_OF)) {
            config.put("quarkus.datasource.keys.jdbc.url", running("keysDatabase"));
            config.put("quarkus.datasource.keys.username", DatabaseLayout.roleOf(service));
            config.put("quarkus.datasource.keys.password", PostgresResource.PASSWORD);
            config.put("quarkus.flyway.keys.username", DatabaseLayout.OWNER);
            config.put("quarkus.flyway.keys.password", PostgresResource.PASSWORD);
        }
        return config;
    }

    /** The broker and database stay for the next test class; the JVM's end ends them. */
    @Override
    public void stop() {
        // nothing to do
    }

    /** Of the running broker. */
    public static String bootstrapServers() {
        return running("kafka");
    }

    /** Where the running installation's keys are. */
    public static Path keysDir() {
        return Path.of(running("keys"));
    }

    /** The login of a role to the running database; {@code postgres} is the superuser. */
    public static DatabaseLogin login(String role) {
        return role.equals("postgres")
                ? new DatabaseLogin(running("superuser.url"), running("superuser.user"), running("superuser.password"))
                : new DatabaseLogin(running("database"), role, PostgresResource.PASSWORD);
    }

    private static void startAll(Path packFolder) {
        Path keys = KeyFiles.create(TemporaryFolder.create("keys")).folder();
        KafkaResource kafka = KafkaResource.start();
        PostgresResource postgres = PostgresResource.start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.close();
                            postgres.close();
                            TemporaryFolder.delete(keys);
                        },
                        "stop-test-resources"));
        RegionPack region = RegionPack.load(packFolder);
        kafka.createTopics(Topics.all(
                region.agencies().stream().map(Agency::code).toList(),
                region.connectors().stream().map(Connector::code).toList(),
                new Topics.Kept(region.agencyTopicRetention(), region.trainingRetention())));
        DatabaseLogin superuser = postgres.superuser();
        say("keys", keys.toString());
        say("database", postgres.login(DatabaseLayout.OWNER).url());
        say("keysDatabase", postgres.keysLogin(DatabaseLayout.OWNER).url());
        say("superuser.url", superuser.url());
        say("superuser.user", superuser.user());
        say("superuser.password", superuser.password());
        say("kafka", kafka.bootstrapServers());
    }

    private static void say(String name, String value) {
        System.setProperty(RUNNING + name, value);
    }

    private static String running(String name) {
        String value = System.getProperty(RUNNING + name);
        if (value == null) {
            throw new IllegalStateException("OtklikResources has not been started by a test of this JVM");
        }
        return value;
    }

    /** Maven tells the project's root; an IDE's working folder is a module of it. */
    private static Path root() {
        String told = System.getProperty("otklik.root");
        if (told != null) {
            return Path.of(told);
        }
        Path folder = Path.of("").toAbsolutePath();
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.isDirectory(candidate.resolve("regions"))) {
                return candidate;
            }
        }
        return folder;
    }
}
