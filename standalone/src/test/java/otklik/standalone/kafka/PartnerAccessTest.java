package otklik.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.kafka.PartnerAccess.Login;
import otklik.standalone.kafka.PartnerAccess.Partner;

/** What agencies and platforms may do at a broker that asks for passwords, given by the code that {@code otklik agency access} runs. */
class PartnerAccessTest {
    private static final String PASSWORD = "of-the-administrator";

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static Login minstroy;
    private static Login minzdrav;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.withPasswords(directory.resolve("kafka"), "otklik", PASSWORD);
        kafka.start();
        admin = Admin.create(with(new Login("otklik", PASSWORD), Map.of()));
        admin.createTopics(List.of(
                        topic("agency.minstroy.cases"),
                        topic("agency.minstroy.actions"),
                        topic("agency.minzdrav.cases"),
                        topic("agency.minzdrav.actions"),
                        topic("cases.events"),
                        topic("contacts")))
                .all()
                .get();
        minstroy = new PartnerAccess(admin).grant(Partner.agency("minstroy"));
        minzdrav = new PartnerAccess(admin).grant(Partner.agency("minzdrav"));
        write(new Login("otklik", PASSWORD), "agency.minstroy.cases", "a case of minstroy");
        write(new Login("otklik", PASSWORD), "agency.minzdrav.cases", "a case of minzdrav");
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void shouldLetAnAgencyReadItsCasesAndWriteItsActions() throws Exception {
        assertThat(read(minstroy, "agency.minstroy.desk", "agency.minstroy.cases"))
                .containsExactly("a case of minstroy");
        assertThat(read(minzdrav, "agency.minzdrav.desk", "agency.minzdrav.cases"))
                .containsExactly("a case of minzdrav");
        write(minstroy, "agency.minstroy.actions", "an action");

        assertThat(read(new Login("otklik", PASSWORD), "all", "agency.minstroy.actions"))
                .containsExactly("an action");
    }

    @Test
    void shouldLetAPlatformReadItsStatusesAndWriteItsMessagesOnly() throws Exception {
        admin.createTopics(List.of(
                        topic("connector.portal.statuses"),
                        topic("connector.portal.messages"),
                        topic("connector.other.statuses")))
                .all()
                .get();
        Login portal = new PartnerAccess(admin).grant(Partner.connector("portal"));
        write(new Login("otklik", PASSWORD), "connector.portal.statuses", "a status");

        write(portal, "connector.portal.messages", "a message");

        assertThat(read(portal, "connector.portal.desk", "connector.portal.statuses"))
                .containsExactly("a status");
        assertThatThrownBy(() -> read(portal, "connector.portal.desk", "connector.other.statuses"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(portal, "connector.portal.desk", "connector.portal.messages"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(portal, "connector.portal.statuses", "forged"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void shouldLetNobodyReadWhatIsNotHis() {
        for (String topic : List.of(
                "agency.minzdrav.cases",
                "agency.minzdrav.actions",
                "agency.minstroy.actions",
                "cases.events",
                "contacts")) {
            assertThatThrownBy(() -> read(minstroy, "agency.minstroy.desk", topic))
                    .as(topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void shouldLetNobodyWriteWhatIsNotHis() {
        for (String topic :
                List.of("agency.minzdrav.actions", "agency.minzdrav.cases", "agency.minstroy.cases", "cases.events")) {
            assertThatThrownBy(() -> write(minstroy, topic, "forged"))
                    .as(topic)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void shouldLetNobodyIntoTheGroupsOfOthers() {
        for (String group : List.of("agency.minzdrav.desk", "routing.agency.actions", "agency.minstroydesk", "desk")) {
            assertThatThrownBy(() -> read(minstroy, group, "agency.minstroy.cases"))
                    .as(group)
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void shouldShowAnAgencyItsOwnTopicsOnlyAndLetItChangeNothing() throws Exception {
        try (Admin asAgency = Admin.create(with(minstroy, Map.of()))) {
            assertThat(asAgency.listTopics().names().get())
                    .containsExactlyInAnyOrder("agency.minstroy.cases", "agency.minstroy.actions");
            assertThatThrownBy(() ->
                            asAgency.createTopics(List.of(topic("mine"))).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> new PartnerAccess(asAgency).grant(Partner.agency("minzdrav")))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void shouldTakeTheFormerPasswordNoMoreWhenItIsRotatedAndNoneWhenItIsRevoked() throws Exception {
        PartnerAccess access = new PartnerAccess(admin);
        admin.createTopics(List.of(topic("agency.minsport.cases"))).all().get();
        Login first = access.grant(Partner.agency("minsport"));
        Login second = access.grant(Partner.agency("minsport"));

        assertThat(second.password()).isNotEqualTo(first.password());
        assertThat(read(second, "agency.minsport.desk", "agency.minsport.cases"))
                .isEmpty();
        assertThatThrownBy(() -> read(first, "agency.minsport.desk", "agency.minsport.cases"))
                .isInstanceOf(SaslAuthenticationException.class);

        access.revoke(Partner.agency("minsport"));
        access.revoke(Partner.agency("minsport"));

        assertThatThrownBy(() -> read(second, "agency.minsport.desk", "agency.minsport.cases"))
                .isInstanceOf(SaslAuthenticationException.class);
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }

    private static void write(Login login, String topic, String value)
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
        try (var producer = new KafkaProducer<>(
                with(login, Map.of("enable.idempotence", "true")), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
        }
    }

    /** All there is, as a member of a group. */
    private static List<String> read(Login login, String group, String topic) {
        List<String> values = new ArrayList<>();
        Map<String, Object> more = Map.of("group.id", group, "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(with(login, more), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (consumer.assignment().isEmpty() && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(got -> values.add(got.value()));
            }
            var partition = new TopicPartition(topic, 0);
            long last = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < last) {
                consumer.poll(Duration.ofMillis(100)).forEach(got -> values.add(got.value()));
            }
        }
        return values;
    }

    private static Map<String, Object> with(Login login, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(PartnerAccess.client(login.user(), login.password()));
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("default.api.timeout.ms", 30_000);
        settings.putAll(more);
        return settings;
    }
}
