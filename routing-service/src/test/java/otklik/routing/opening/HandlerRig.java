package otklik.routing.opening;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import otklik.contracts.CaseEvent;
import otklik.contracts.ReplyEvent;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.eventing.EventJson;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outbox;
import otklik.eventing.Transactions;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;
import otklik.region.RegionPack;
import otklik.routing.casework.Responsibility;
import otklik.routing.citizen.Pins;
import otklik.routing.conversation.Opinions;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.fixture.Databases;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Schemas;
import otklik.routing.fixture.Tagged;

/** The handler on a real database, without Kafka: what it would publish is read from the outbox. */
public final class HandlerRig implements AutoCloseable {
    public final Databases databases;
    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final com.google.crypto.tink.KeysetHandle notifyKeys = SealKeys.generate();
    final Unsealer atNotify = new Unsealer(notifyKeys);
    public final Outbox outbox;
    final OpenCases handler;
    private final SettleReplies settleReplies;
    private final RegionPack pack;

    /** What is done with what citizens say in a word. */
    public Opinions opinions = (transaction, said) -> () -> {};

    /** An event as the outbox holds it. */
    public record Published(List<String> topics, String key, CaseEvent event) {}

    public HandlerRig() throws SQLException, GeneralSecurityException {
        this(Clock.systemUTC());
    }

    public HandlerRig(Clock clock) throws SQLException, GeneralSecurityException {
        this(new Databases(), clock, Packs.ORENBURG);
    }

    /** With other rules. */
    public HandlerRig(Clock clock, RegionPack pack) throws SQLException, GeneralSecurityException {
        this(new Databases(), clock, pack);
    }

    /** On a database that is closed with this. */
    public HandlerRig(Databases databases, Clock clock) throws GeneralSecurityException {
        this(databases, clock, Packs.ORENBURG);
    }

    private HandlerRig(Databases databases, Clock clock, RegionPack pack) throws GeneralSecurityException {
        this.databases = databases;
        this.pack = pack;
        Eventing eventing = new Eventing(
                "routing",
                "0",
                "test",
                KafkaSettings.of("127.0.0.1:1"),
                SealKeys.generate().getPublicKeysetHandle(),
                clock,
                registry);
        outbox = eventing.outbox(databases.pool());
        handler = handler(clock);
        settleReplies = Opening.settling(
                databases.pool(),
                new Responsibility(pack),
                new CaseTimers(() -> pack),
                pins(clock),
                (transaction, said) -> opinions.take(transaction, said),
                outbox,
                clock,
                registry);
    }

    private OpenCases.CitizensPins pins(Clock clock) throws GeneralSecurityException {
        return new OpenCases.CitizensPins(
                new Pins(new byte[32], new SecureRandom()), new Sealer(notifyKeys.getPublicKeysetHandle(), clock));
    }

    private OpenCases handler(Clock clock) throws GeneralSecurityException {
        return Opening.handler(
                new EarlyReplies(),
                new UniqueMessages(),
                new Responsibility(pack),
                new CaseTimers(() -> pack),
                pins(clock),
                (transaction, said) -> opinions.take(transaction, said),
                outbox,
                clock,
                registry);
    }

    /** Another process that reads other partitions into the same database. */
    public final class Replica implements AutoCloseable {
        private final OpenCases its;

        private Replica() throws GeneralSecurityException {
            its = handler(Clock.systemUTC());
        }

        public void handle(List<Envelope<TaggedEvent>> batch) throws SQLException {
            Transactions.run(databases.pool(), transaction -> {
                its.handle(transaction, batch);
                return true;
            });
        }

        @Override
        public void close() {
            its.committed();
        }
    }

    public Replica replica() throws GeneralSecurityException {
        return new Replica();
    }

    /** One batch, one transaction. */
    public void handle(Tagged... messages) throws SQLException {
        handle(Arrays.stream(messages).map(Tagged::envelope).toList());
    }

    public void handle(List<Envelope<TaggedEvent>> batch) throws SQLException {
        Transactions.run(databases.pool(), transaction -> {
            handler.handle(transaction, batch);
            return true;
        });
        handler.committed();
    }

    /** Replies that waited, as a look at that moment finds them. */
    public void settle(Instant now) throws SQLException {
        settleReplies.settle(now);
    }

    /** As a part of a transaction that somebody else ends. */
    public void handle(Connection transaction, List<Envelope<TaggedEvent>> batch) throws SQLException {
        handler.handle(transaction, batch);
    }

    public List<Published> published() throws SQLException {
        return Transactions.run(databases.pool(), transaction -> {
            List<Published> published = new ArrayList<>();
            try (var select = transaction.prepareStatement(
                            "select topics, key, headers, payload from outbox order by id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String type = row.getString(3)
                            .lines()
                            .filter(line -> line.startsWith("ce_type:"))
                            .findFirst()
                            .orElseThrow()
                            .substring("ce_type:".length());
                    Schemas.demand(type, row.getBytes(4));
                    if (!Streams.CASES_EVENTS.events().containsKey(type)) {
                        continue;
                    }
                    published.add(new Published(
                            List.of(row.getString(1).split(",")),
                            row.getString(2),
                            EventJson.mapper()
                                    .readValue(
                                            row.getBytes(4),
                                            Streams.CASES_EVENTS.events().get(type))));
                }
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            return published;
        });
    }

    /** What was to be said in chats, in order. */
    public List<ReplyEvent> replies() throws SQLException {
        return Transactions.run(databases.pool(), transaction -> {
            List<ReplyEvent> replies = new ArrayList<>();
            try (var select = transaction.prepareStatement(
                            "select headers, payload from outbox where topics = 'conversations.replies' order by id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Class<? extends ReplyEvent> type = row.getString(1).contains("cases-listed")
                            ? ReplyEvent.CasesListed.class
                            : row.getString(1).contains("code-given")
                                    ? ReplyEvent.CodeGiven.class
                                    : ReplyEvent.Answered.class;
                    replies.add(EventJson.mapper().readValue(row.getBytes(2), type));
                }
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            return replies;
        });
    }

    double opened() {
        return registry.counter("otklik.cases.opened", "route", "assigned").count();
    }

    public long count(String query) throws SQLException {
        return Transactions.run(databases.pool(), transaction -> {
            try (var select = transaction.prepareStatement(query);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    public void execute(String statement) throws SQLException {
        Transactions.run(databases.pool(), transaction -> {
            try (var change = transaction.prepareStatement(statement)) {
                return change.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        databases.close();
    }
}
