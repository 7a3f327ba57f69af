package otklik.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Streams;
import otklik.testkit.resource.KafkaResource;
import otklik.testkit.resource.PostgresResource;

/** Kafka, PostgreSQL and key files for the service under test. Handed to tests that have a field of its type. */
public final class IngestEnvironment implements QuarkusTestResourceLifecycleManager {
    public static final String TELEGRAM_SECRET = "hook-secret_1";

    private @Nullable KafkaResource kafka;
    private @Nullable PostgresResource postgres;
    private @Nullable TestKeys keys;

    @Override
    public Map<String, String> start() {
        KafkaResource startedKafka = KafkaResource.start();
        kafka = startedKafka;
        startedKafka.createTopics(topics());
        PostgresResource startedPostgres = PostgresResource.start();
        postgres = startedPostgres;
        TestKeys made = TestKeys.in(temporaryFolder());
        keys = made;
        Map<String, String> config = new HashMap<>();
        config.put("otklik.kafka.bootstrap-servers", startedKafka.bootstrapServers());
        config.put(
                "otklik.region.pack",
                Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg")
                        .toString());
        config.put("otklik.keys.dir", made.folder().toString());
        config.put("otklik.ingest.telegram.bots.region.secret", TELEGRAM_SECRET);
        var service = startedPostgres.login("otklik_ingest");
        config.put("quarkus.datasource.jdbc.url", service.url());
        config.put("quarkus.datasource.username", service.user());
        config.put("quarkus.datasource.password", service.password());
        config.put(
                "quarkus.flyway.password", startedPostgres.login("otklik_owner").password());
        return config;
    }

    private static List<NewTopic> topics() {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(new NewTopic(Streams.MESSAGES_RECEIVED.name(), 2, (short) 1)
                .configs(Map.of("max.message.bytes", String.valueOf(Streams.MAX_RECORD_BYTES + 64 * 1024))));
        topics.add(new NewTopic(Streams.CONTACTS.name(), 2, (short) 1));
        String connector = Streams.CONNECTOR_MESSAGES.of("test").name();
        topics.add(new NewTopic(connector, 1, (short) 1));
        topics.add(new NewTopic(connector + ".dead", 1, (short) 1));
        return topics;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(IngestEnvironment.class));
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

    KafkaResource kafka() {
        return started(kafka);
    }

    PostgresResource postgres() {
        return started(postgres);
    }

    TestKeys keys() {
        return started(keys);
    }

    TopicReader read(String topic) {
        return new TopicReader(kafka().bootstrapServers(), topic);
    }

    private static <T> T started(@Nullable T resource) {
        if (resource == null) {
            throw new IllegalStateException("not started");
        }
        return resource;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("otklik-test-keys-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
