package otklik.eventing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import otklik.contracts.Streams;
import otklik.routing.fixture.Databases;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Relays of one outbox in a database of its own, and a topic of one partition that they publish to. */
final class Relays implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Databases databases = new Databases();
    private final Clients clients;
    private final String topic = CompetingReadersTest.unique("relayed");
    private final List<OutboxRelay> running = new ArrayList<>();

    Relays() throws Exception {
        OtklikResources resources = new OtklikResources();
        resources.init(Map.of("service", "routing"));
        resources.start();
        clients = new Clients(KafkaSettings.of(OtklikResources.bootstrapServers()));
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)
                            .configs(Map.of("max.message.bytes", String.valueOf(Streams.MAX_RECORD_BYTES)))))
                    .all()
                    .get();
        }
    }

    String topic() {
        return topic;
    }

    DataSource pool() {
        return databases.pool();
    }

    /** To be committed and closed by the caller. */
    Connection transaction() throws SQLException {
        Connection transaction = databases.pool().getConnection();
        transaction.setAutoCommit(false);
        return transaction;
    }

    /** Of an instance that has no relay. */
    Outbox outbox() {
        return new Outbox(new EventCodec("/test", Clock.systemUTC()));
    }

    /** Of an instance that publishes. */
    Outbox owner() {
        Outbox outbox = start();
        awaitOwner();
        return outbox;
    }

    /** Of an instance whose relay waits for the owner's end. */
    Outbox standingBy() {
        Outbox outbox = start();
        await("standing by: another instance publishes");
        return outbox;
    }

    private Outbox start() {
        Outbox outbox = outbox();
        OutboxRelay relay = new OutboxRelay("test-" + running.size(), databases.pool(), outbox, clients);
        running.add(relay);
        relay.start();
        return outbox;
    }

    /** Until the newest relay publishes. */
    void awaitOwner() {
        await("publishing");
    }

    private void await(String detail) {
        Eventually.within(
                PATIENCE,
                "a relay " + detail,
                () -> running.getLast().condition().detail().equals(detail));
    }

    /** In order, as a rolling update does. */
    void endOwner() {
        running.removeFirst().close();
    }

    /** Breaks the owner's connection as a database does that goes, and waits for its next session as the owner. */
    void endSession(Outbox outbox) {
        String owner = "select pid from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())";
        long before = asked(owner);
        asked("select pg_terminate_backend(" + before + ")::int");
        outbox.signal();
        Eventually.within(PATIENCE, "another session", () -> {
            long now = asked(owner);
            return now != 0 && now != before;
        });
    }

    void awaitEmptyTable() {
        Eventually.within(PATIENCE, "an empty outbox", () -> asked("select count(*) from routing.outbox") == 0);
    }

    List<Long> ids() throws SQLException {
        return Transactions.run(databases.pool(), transaction -> {
            List<Long> ids = new ArrayList<>();
            try (Statement statement = transaction.createStatement();
                    ResultSet row = statement.executeQuery("select id from outbox order by id")) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
            return ids;
        });
    }

    void execute(Connection transaction, String sql) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first number of an answer, 0 without one. */
    private long asked(String question) {
        var superuser = databases.superuser();
        try (Connection connection =
                        DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The topic's records from the beginning, once there are as many. */
    List<ConsumerRecord<byte[], byte[]>> published(int count) {
        try (var reader = clients.onlooker()) {
            var partition = new TopicPartition(topic, 0);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            return Eventually.value(PATIENCE, count + " records", () -> {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() < count ? Optional.empty() : Optional.of(records);
            });
        }
    }

    /** Their keys, with a word more where the record tells that its row was marked as read. */
    List<String> publishedKeys(int count) {
        return published(count).stream()
                .map(got -> new String(got.key(), StandardCharsets.UTF_8)
                        + (got.headers().lastHeader("read") == null ? "" : " read"))
                .toList();
    }

    /** All of it as one text, a character a byte. */
    static String written(ConsumerRecord<byte[], byte[]> got) {
        StringJoiner text = new StringJoiner("\n");
        text.add(text(got.key()));
        for (Header header : got.headers()) {
            text.add(header.key() + "=" + text(header.value()));
        }
        return text.add(got.value() == null ? "no value" : text(got.value())).toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws Exception {
        for (OutboxRelay relay : running) {
            relay.close();
        }
        databases.close();
    }
}
