package otklik.testkit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.guarantee.Belonging;
import otklik.testkit.guarantee.CaseFact;
import otklik.testkit.guarantee.Notice;
import otklik.testkit.message.Marker;
import otklik.testkit.privacy.PersonalDataSearch;
import otklik.testkit.resource.OtklikResources;

class ObservationsTest {

    @BeforeAll
    static void start() {
        new OtklikResources().start();
    }

    @Test
    void shouldReadCaseEventsInOrderAndNothingThatWasAborted() {
        try (var producer = producer("observations-test")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(opened("c1", "e1", 1));
            producer.send(opened("c1", "e2", 2));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(opened("c1", "e3", 3));
            producer.flush();
            producer.abortTransaction();
        }

        assertThat(Observations.caseFacts(OtklikResources.bootstrapServers()))
                .filteredOn(fact -> fact.caseId().equals("c1"))
                .containsExactly(
                        new CaseFact("cases.events", "c1", 1, "e1", "otklik.case.opened.v1", "m-c1"),
                        new CaseFact("cases.events", "c1", 2, "e2", "otklik.case.opened.v1", "m-c1"));
    }

    @Test
    void shouldReadWhichMessageIsInWhichCase() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table routing.cases (number bigint, message_id text)");
            statement.execute("create table routing.message (message_id text, case_number bigint)");
            statement.execute("insert into routing.cases values (1, 'm1'), (2, 'm1'), (3, 'm3')");
            statement.execute("insert into routing.message values ('m1', 1), ('m2', 1), ('orphan', 9)");

            assertThat(Observations.belongings(connection))
                    .containsExactlyInAnyOrder(
                            new Belonging("m1", "1"),
                            new Belonging("m1", "2"),
                            new Belonging("m2", "1"),
                            new Belonging("m3", "3"));
            connection.rollback();
        }
    }

    @Test
    void shouldReadNoticesFromWebhookBodies() {
        String body = """
                {"type":"notice.acknowledgement","timestamp":"2022-01-10T04:00:00Z","data":{"noticeId":"n1",
                "notice":"acknowledgement","messageId":"m1","caseId":"c1","caseVersion":1,"reference":"AAAAA-BBBBB"}}
                """;
        ReceivedWebhook webhook = new ReceivedWebhook(0, Instant.EPOCH, 0, "/portal", "n1", body, true, true);

        assertThat(Observations.notices(List.of(webhook)))
                .containsExactly(new Notice("n1", "m1", "c1", "acknowledgement", 1));
    }

    @Test
    void shouldFindPersonalDataInRecordsAndTables() throws SQLException {
        Marker phone = new Marker(Marker.Kind.PHONE, 0, "+7 958 000-00-17", List.of("+7 958 000-00-17", "9580000017"));
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", OtklikResources.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> leaky = new ProducerRecord<>("notices.events", "key 9580000017", "{}");
            leaky.headers().add("ce_subject", "9580000017".getBytes(StandardCharsets.UTF_8));
            producer.send(leaky);
        }
        PersonalDataSearch search = PersonalDataSearch.forMarkers(List.of(phone));
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "create table notify.leak as select '9580000017'::bytea as raw, '+7 958 000-00-17' as text");
            search.tables(connection, "notify");
            connection.rollback();
        }

        search.topics(OtklikResources.bootstrapServers(), topic -> topic.equals("notices.events"));

        assertThat(search.findings())
                .extracting(finding -> finding.place())
                .containsExactlyInAnyOrder(
                        "table notify.leak, raw",
                        "table notify.leak, text",
                        "topic notices.events, key",
                        "topic notices.events, header ce_subject");
    }

    private static ProducerRecord<String, String> opened(String caseId, String eventId, int version) {
        String value = "{\"snapshot\":{\"caseId\":\"%s\",\"caseVersion\":%d,\"messageId\":\"m-%s\"}}"
                .formatted(caseId, version, caseId);
        ProducerRecord<String, String> event = new ProducerRecord<>("cases.events", caseId, value);
        event.headers().add("ce_id", eventId.getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", "otklik.case.opened.v1".getBytes(StandardCharsets.UTF_8));
        return event;
    }

    private static KafkaProducer<String, String> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", OtklikResources.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
    }

    private static Connection superuser() throws SQLException {
        DatabaseLogin login = OtklikResources.login("postgres");
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
