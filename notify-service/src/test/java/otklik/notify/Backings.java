package otklik.notify;

import com.google.crypto.tink.KeysetHandle;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.seal.KeyWrap;
import otklik.eventing.seal.SealKeys;
import otklik.region.RegionPack;
import otklik.standalone.Ports;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.KafkaResource;
import otklik.testkit.resource.PostgresResource;

/** Kafka, PostgreSQL and keys for the service under test. Fakes are started by the tests themselves. */
public final class Backings implements QuarkusTestResourceLifecycleManager {
    private @Nullable KafkaResource kafka;
    private @Nullable PostgresResource postgres;

    @Override
    public Map<String, String> start() {
        KafkaResource broker = KafkaResource.start();
        kafka = broker;
        RegionPack pack = RegionPack.load(Path.of(root(), "regions", "orenburg"));
        broker.createTopics(pack.agencies().stream()
                .map(agency ->
                        new NewTopic(Streams.AGENCY_CASES.of(agency.code()).name(), 1, (short) 1))
                .toList());
        broker.createTopics(pack.connectors().stream()
                .map(connector -> new NewTopic(
                        Streams.CONNECTOR_STATUSES.of(connector.code()).name(), 1, (short) 1))
                .toList());
        broker.createTopics(java.util.stream.Stream.of(
                        Streams.CASES_EVENTS,
                        Streams.CONTACTS,
                        Streams.CITIZENS_EVENTS,
                        Streams.NOTICES_EVENTS,
                        Streams.CONVERSATIONS_EVENTS,
                        Streams.CONVERSATIONS_REPLIES)
                .flatMap(Backings::topics)
                .toList());
        PostgresResource server = PostgresResource.start();
        postgres = server;
        DatabaseLogin service = server.login("otklik_notify");
        DatabaseLogin owner = server.login("otklik_owner");
        DatabaseLogin keysLogin = server.keysLogin("otklik_notify");
        DatabaseLogin superuser = server.superuser();
        return Map.ofEntries(
                Map.entry("otklik.kafka.bootstrap-servers", broker.bootstrapServers()),
                Map.entry("quarkus.datasource.jdbc.url", service.url()),
                Map.entry("quarkus.datasource.username", service.user()),
                Map.entry("quarkus.datasource.password", service.password()),
                Map.entry("quarkus.flyway.username", owner.user()),
                Map.entry("quarkus.flyway.password", owner.password()),
                Map.entry("quarkus.datasource.keys.jdbc.url", keysLogin.url()),
                Map.entry("quarkus.datasource.keys.username", keysLogin.user()),
                Map.entry("quarkus.datasource.keys.password", keysLogin.password()),
                Map.entry("quarkus.flyway.keys.username", owner.user()),
                Map.entry("quarkus.flyway.keys.password", owner.password()),
                Map.entry("otklik.vault.reload", "PT0.2S"),
                Map.entry("test.superuser.url", superuser.url()),
                Map.entry("test.superuser.user", superuser.user()),
                Map.entry("test.superuser.password", superuser.password()),
                Map.entry("otklik.keys.dir", keys().toString()),
                Map.entry(
                        "otklik.region.pack",
                        Path.of(root(), "regions", "orenburg").toString()),
                Map.entry("otklik.statuses.check", "PT0.5S"),
                Map.entry("otklik.telegram.host", "http://127.0.0.1:" + Ports.free()),
                Map.entry("otklik.viber.host", "http://127.0.0.1:" + Ports.free()),
                Map.entry("otklik.vk.host", "http://127.0.0.1:" + Ports.free()),
                Map.entry("quarkus.mailer.port", Integer.toString(Ports.free())));
    }

    private static java.util.stream.Stream<NewTopic> topics(Stream<?> stream) {
        return java.util.stream.Stream.of(
                new NewTopic(stream.name(), stream.partitions(), (short) 1),
                new NewTopic(stream.deadLetters(), 1, (short) 1));
    }

    private static String root() {
        return Objects.requireNonNull(System.getProperty("otklik.root"), "run by Maven, which sets otklik.root");
    }

    private static Path keys() {
        try {
            Path folder = Files.createTempDirectory("notify-keys");
            for (String recipient : new String[] {"notify", "dead-letter"}) {
                KeysetHandle keys = SealKeys.generate();
                String[] json = SealKeys.toJson(keys);
                Files.writeString(folder.resolve(recipient + "-private.json"), json[0]);
                Files.writeString(folder.resolve(recipient + "-public.json"), json[1]);
            }
            for (String secret : new String[] {"web-chat.key", "stop-link.key"}) {
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                Files.writeString(folder.resolve(secret), Base64.getEncoder().encodeToString(bytes));
            }
            Files.writeString(folder.resolve("vault-master.json"), KeyWrap.generate());
            TestToken.writeKeys(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token for the service that was started with these settings. */
    public static String token(Map<String, String> settings, String role) {
        return TestToken.of(Path.of(Objects.requireNonNull(settings.get("otklik.keys.dir"))), role);
    }

    /** The same, of somebody who works for an agency. */
    public static String token(Map<String, String> settings, String role, String agency) {
        return TestToken.of(Path.of(Objects.requireNonNull(settings.get("otklik.keys.dir"))), role, agency);
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
