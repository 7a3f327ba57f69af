package otklik.eventing;

import com.google.crypto.tink.KeysetHandle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.admin.NewTopic;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.routing.fixture.Databases;
import otklik.routing.fixture.Tagged;
import otklik.testkit.guarantee.CaseFact;
import otklik.testkit.guarantee.OneCasePerMessage;
import otklik.testkit.guarantee.OrderPerCase;
import otklik.testkit.guarantee.Verdict;
import otklik.testkit.observe.Observations;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/**
 * Two readers of one stream, each in a consumer group of its own and so with every partition, that share read positions and
 * a database of their own. Nothing is published: what would be is judged in the outbox.
 */
final class CompetingReaders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 2;

    private final Databases databases = new Databases();
    private final Stream<TaggedEvent> stream;
    private final KafkaSettings settings;
    private final Clients clients;
    private final EventCodec codec = new EventCodec("/test", Clock.systemUTC());
    private final KeysetHandle deadLetterKeys = SealKeys.generate();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Loop> loops = new ArrayList<>();

    CompetingReaders() throws Exception {
        OtklikResources resources = new OtklikResources();
        resources.init(Map.of("service", "routing"));
        resources.start();
        settings = new SmallBatches(KafkaSettings.of(OtklikResources.bootstrapServers()));
        clients = new Clients(settings);
        Stream<TaggedEvent> real = Streams.MESSAGES_TAGGED;
        stream = new Stream<>(
                CompetingReadersTest.unique(real.name()),
                real.title(),
                real.key(),
                real.family(),
                real.events(),
                real.producer(),
                real.consumers(),
                PARTITIONS,
                real.retention(),
                real.compacted(),
                real.delivery(),
                real.unknownType());
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(stream.name(), PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    void start(Function<Outbox, DatabaseConsumer.Handler<TaggedEvent>> handler, Offsets offsets) {
        for (String reader : List.of("a", "b")) {
            Outbox outbox = new Outbox(codec);
            Loop loop = new DatabaseConsumer<>(
                    "routing-" + reader,
                    Member.only("0"),
                    stream,
                    List.of(stream.name()),
                    handler.apply(outbox),
                    databases.pool(),
                    clients,
                    codec,
                    offsets,
                    outbox,
                    new DeadLetters("routing", "test", new Sealer(publicKeys(), Clock.systemUTC()), Clock.systemUTC()),
                    new Meters(registry, "routing-" + reader, stream.name()));
            loops.add(loop);
            loop.start();
        }
        Eventually.within(
                PATIENCE,
                "both readers",
                () -> loops.stream()
                        .allMatch(loop -> loop.condition().detail().equals("reading " + PARTITIONS + " partitions")));
    }

    private KeysetHandle publicKeys() {
        try {
            return deadLetterKeys.getPublicKeysetHandle();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(List<Tagged> messages) {
        try (var producer = clients.gatheringProducer()) {
            for (Tagged message : messages) {
                var event = Outgoing.to(
                        stream, message.externalId(), Ids.next(), message.messageId(), (TaggedEvent) message.event());
                EventCodec.records(codec.encode(event)).forEach(producer::send);
            }
        }
    }

    void awaitCases(int count) {
        Eventually.within(PATIENCE, count + " cases", () -> number("select count(*) from cases") >= count);
    }

    void awaitPosition(int records) {
        Eventually.within(
                PATIENCE,
                "position " + records,
                () -> number("select coalesce(sum(next), 0) from consumer_offset") >= records);
    }

    void awaitRepeats(int count) {
        Eventually.within(PATIENCE, count + " repeats", () -> repeatsTold() >= count);
    }

    long repeatsTold() {
        return number("select count(*) from outbox where headers like '%otklik.message.repeated.v1%'");
    }

    Verdict oneCasePerMessage() throws SQLException {
        try (var connection = databases.pool().getConnection()) {
            return OneCasePerMessage.guarantee()
                    .rows(Observations.belongings(connection))
                    .events(facts())
                    .verdict();
        }
    }

    Verdict orderPerCase() throws SQLException {
        return OrderPerCase.everyVersion().verdict(facts());
    }

    private List<CaseFact> facts() throws SQLException {
        return Transactions.run(databases.pool(), transaction -> {
            List<CaseFact> facts = new ArrayList<>();
            try (var select = transaction.prepareStatement(
                            "select topics, key, headers, payload from outbox order by id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Encoded event = Outbox.row(
                            Objects.requireNonNull(row.getString(1)),
                            Objects.requireNonNull(row.getString(2)),
                            Objects.requireNonNull(row.getString(3)),
                            Objects.requireNonNull(row.getBytes(4)));
                    facts.add(fact(event));
                }
            }
            return facts;
        });
    }

    private static CaseFact fact(Encoded event) {
        try {
            var snapshot = EventJson.mapper().readTree(event.payload()).path("snapshot");
            return new CaseFact(
                    Streams.CASES_EVENTS.name(),
                    event.key(),
                    snapshot.path("caseVersion").asInt(),
                    String.valueOf(event.headers().get("ce_id")),
                    String.valueOf(event.headers().get("ce_type")),
                    snapshot.path("messageId").asText());
        } catch (IOException e) {
            throw new AssertionError("the outbox holds no event", e);
        }
    }

    private long number(String query) {
        try {
            return Transactions.run(databases.pool(), transaction -> {
                try (var select = transaction.prepareStatement(query);
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            });
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        for (Loop loop : loops) {
            loop.close();
        }
        databases.close();
    }

    /** Many small transactions, so that the readers meet often. */
    private record SmallBatches(KafkaSettings others) implements KafkaSettings {
        @Override
        public String bootstrapServers() {
            return others.bootstrapServers();
        }

        @Override
        public int maxPollRecords() {
            return 20;
        }

        @Override
        public Duration linger() {
            return others.linger();
        }

        @Override
        public Duration transactionTimeout() {
            return others.transactionTimeout();
        }

        @Override
        public Duration sessionTimeout() {
            return others.sessionTimeout();
        }

        @Override
        public Map<String, String> client() {
            return others.client();
        }
    }
}
