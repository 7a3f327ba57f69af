package otklik.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.standalone.kafka.Topics;
import otklik.testkit.resource.KafkaResource;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.PostgresResource;

/** As {@link OtklikResources}, with a broker and a database that this test alone uses and may stop. */
public final class BreakableResources implements QuarkusTestResourceLifecycleManager {
    private final OtklikResources others = new OtklikResources();
    private @Nullable KafkaResource kafka;
    private @Nullable PostgresResource postgres;
    private @Nullable Path log;
    private List<String> connectors = List.of("test");

    /** Argument {@code connectors}: codes of those whose topics there are, {@code test} when absent. */
    @Override
    public void init(Map<String, String> arguments) {
        connectors = List.of(arguments.getOrDefault("connectors", "test").split(","));
    }

    @Override
    public Map<String, String> start() {
        KafkaResource broker = KafkaResource.start();
        kafka = broker;
        broker.createTopics(Topics.all(List.of(), connectors, new Topics.Kept(Duration.ofDays(1), Duration.ofDays(1))));
        PostgresResource database = PostgresResource.start();
        postgres = database;
        others.init(Map.of("service", "ingest"));
        Map<String, String> config = new HashMap<>(others.start());
        config.put("otklik.kafka.bootstrap-servers", broker.bootstrapServers());
        config.put(
                "quarkus.datasource.jdbc.url", database.login("otklik_ingest").url());
        config.put("otklik.ingest.ack-timeout", "PT2S");
        Path file = logFile();
        log = file;
        config.put("quarkus.log.file.enabled", "true");
        config.put("quarkus.log.file.path", file.toString());
        return config;
    }

    private static Path logFile() {
        return Path.of("target", "test-logs", "ingest-" + UUID.randomUUID() + ".log")
                .toAbsolutePath();
    }

    /** The log's file into a field called {@code log}. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(KafkaResource.class));
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(PostgresResource.class));
        injector.injectIntoFields(log, field -> field.getName().equals("log"));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
