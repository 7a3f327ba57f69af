package otklik.notify;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Streams;
import otklik.region.RegionPack;
import otklik.standalone.kafka.EmbeddedKafka;
import otklik.standalone.kafka.PartnerAccess;

/** As {@link Backings}, with a broker that asks for passwords and lets the service do what the operator's how-to says that it needs. */
public final class PasswordBackings implements QuarkusTestResourceLifecycleManager {
    static final String ADMINISTRATOR = "administrator";
    static final String PASSWORD = "for-the-test";
    private static final String SERVICE = "otklik-notify";

    private final Backings others = new Backings();
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(others.start());
        try {
            EmbeddedKafka broker =
                    EmbeddedKafka.withPasswords(Files.createTempDirectory("notify-kafka"), ADMINISTRATOR, PASSWORD);
            kafka = broker;
            broker.start();
            settings.put("otklik.kafka.bootstrap-servers", broker.bootstrapServers());
            prepare(broker, Path.of(String.valueOf(settings.get("otklik.region.pack"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PartnerAccess.client(SERVICE, PASSWORD)
                .forEach((key, value) -> settings.put("otklik.kafka.client.\"" + key + "\"", value));
        return settings;
    }

    /** Settings of a client of the administrator. */
    static Map<String, Object> administrator(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(PartnerAccess.client(ADMINISTRATOR, PASSWORD));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    private static void prepare(EmbeddedKafka broker, Path pack) {
        List<String> read = new ArrayList<>(List.of(
                Streams.CASES_EVENTS.name(),
                Streams.CONTACTS.name(),
                Streams.CITIZENS_EVENTS.name(),
                Streams.CONVERSATIONS_EVENTS.name(),
                Streams.CONVERSATIONS_REPLIES.name()));
        RegionPack region = RegionPack.load(pack);
        region.agencies()
                .forEach(agency ->
                        read.add(Streams.AGENCY_CASES.of(agency.code()).name()));
        List<String> write = new ArrayList<>(List.of(
                Streams.NOTICES_EVENTS.name(),
                Streams.CASES_EVENTS.deadLetters(),
                Streams.CONTACTS.deadLetters(),
                Streams.CITIZENS_EVENTS.deadLetters(),
                Streams.CONVERSATIONS_EVENTS.deadLetters(),
                Streams.CONVERSATIONS_REPLIES.deadLetters()));
        region.connectors()
                .forEach(connector -> write.add(
                        Streams.CONNECTOR_STATUSES.of(connector.code()).name()));
        List<AclBinding> rights = new ArrayList<>();
        read.forEach(topic -> rights.add(right(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.READ)));
        write.forEach(topic -> rights.add(right(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.WRITE)));
        rights.add(right(ResourceType.GROUP, "notify.", PatternType.PREFIXED, AclOperation.READ));
        try (Admin admin = Admin.create(administrator(broker.bootstrapServers()))) {
            List<NewTopic> topics = new ArrayList<>();
            read.forEach(topic -> topics.add(new NewTopic(topic, 1, (short) 1)));
            write.forEach(topic -> topics.add(new NewTopic(topic, 1, (short) 1)));
            admin.createTopics(topics).all().get();
            admin.createAcls(rights).all().get();
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            SERVICE, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static AclBinding right(ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + SERVICE, "*", operation, AclPermissionType.ALLOW));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        others.stop();
    }
}
