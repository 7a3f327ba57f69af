package otklik.eventing;

import com.google.crypto.tink.KeysetHandle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import otklik.contracts.Event;
import otklik.contracts.Stream;
import otklik.eventing.seal.Sealer;

/**
 * The machinery of one service, assembled once at its start: ask for what the service needs, then {@link #start()}; at its
 * end {@link #close()}.
 *
 * <pre>{@code
 * eventing = new Eventing("routing", "0", "0.1.0", kafka, deadLetterKeys, clock, registry);
 * outbox = eventing.outbox(database);
 * eventing.readIntoDatabase(Streams.MESSAGES_TAGGED, database, outbox, openCases::handle);
 * eventing.start();
 * }</pre>
 */
public final class Eventing implements AutoCloseable {
    private final String service;
    private final String instance;
    private final Clients clients;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final MeterRegistry registry;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> others = new ArrayList<>();

    /**
     * @param service {@code ingest}, {@code classify} … names consumer groups, sources and metrics
     * @param instance stable id of this replica: names transactions and group membership; no two may share it
     * @param codeVersion goes into dead letters
     * @param deadLetterKeys public keyset that dead letters are sealed to
     */
    public Eventing(
            String service,
            String instance,
            String codeVersion,
            KafkaSettings settings,
            KeysetHandle deadLetterKeys,
            Clock clock,
            MeterRegistry registry) {
        this.service = service;
        this.instance = instance;
        this.clients = new Clients(settings);
        this.codec = new EventCodec("/otklik/" + service + "-service/" + instance, clock);
        this.deadLetters = new DeadLetters(service, codeVersion, new Sealer(deadLetterKeys, clock), clock);
        this.registry = registry;
    }

    /** Consume, transform, produce in Kafka transactions. */
    public <I extends Event> void transform(Stream<I> stream, Transformer.Handler<I> handler) {
        transform(stream, any -> true, handler);
    }

    /**
     * As {@link #transform(Stream, Transformer.Handler)}, for a reader that works on few of the stream's events.
     *
     * @param wanted events that the handler gets, by type; the others cost next to nothing
     */
    public <I extends Event> void transform(
            Stream<I> stream, Predicate<String> wanted, Transformer.Handler<I> handler) {
        loops.add(new Transformer<>(
                service,
                instance,
                stream,
                List.of(stream.name()),
                wanted,
                handler,
                clients,
                codec,
                deadLetters,
                new Meters(registry, service, stream.name())));
    }

    /** As {@link #transform(Stream, Transformer.Handler)}, for several topics of one family. */
    public <I extends Event> void transform(
            Stream<I> family, Collection<String> codes, Transformer.Handler<I> handler) {
        loops.add(new Transformer<>(
                service,
                instance,
                family,
                codes.stream().map(code -> family.of(code).name()).toList(),
                any -> true,
                handler,
                clients,
                codec,
                deadLetters,
                new Meters(registry, service, family.name())));
    }

    /**
     * As {@link #readIntoDatabase(Stream, DataSource, Outbox, DatabaseConsumer.Handler)}, by several readers at once, which share the
     * partitions: while one waits for the database, another works.
     *
     * @param readers at least 1; more than the stream has partitions are idle
     * @param handlers gives each reader its own
     */
    public <E extends Event> void readIntoDatabase(
            Stream<E> stream,
            DataSource database,
            Outbox outbox,
            int readers,
            Supplier<DatabaseConsumer.Handler<E>> handlers) {
        Meters meters = new Meters(registry, service, stream.name());
        for (int number = 1; number <= readers; number++) {
            loops.add(new DatabaseConsumer<>(
                    service,
                    new Member(instance, number),
                    stream,
                    List.of(stream.name()),
                    handlers.get(),
                    database,
                    clients,
                    codec,
                    new PostgresOffsets(service),
                    outbox,
                    deadLetters,
                    meters));
        }
    }

    /** Read a stream into PostgreSQL with the position in the same transaction. */
    public <E extends Event> void readIntoDatabase(
            Stream<E> stream, DataSource database, Outbox outbox, DatabaseConsumer.Handler<E> handler) {
        readIntoDatabase(stream, database, outbox, new PostgresOffsets(service), handler);
    }

    /**
     * As {@link #readIntoDatabase(Stream, DataSource, Outbox, DatabaseConsumer.Handler)}, for several topics of one family, whose
     * writers are told of what cannot be worked on.
     *
     * @param refusal what the writer of such a record hears
     */
    public <E extends Event> void readIntoDatabase(
            Stream<E> family,
            Collection<String> codes,
            DataSource database,
            Outbox outbox,
            DatabaseConsumer.Handler<E> handler,
            Function<Unworkable, Outgoing<?>> refusal) {
        loops.add(new DatabaseConsumer<>(
                service,
                Member.only(instance),
                family,
                codes.stream().map(code -> family.of(code).name()).toList(),
                handler,
                database,
                clients,
                codec,
                new PostgresOffsets(service),
                outbox,
                new ToldToWriter(service, refusal, codec),
                new Meters(registry, service, family.name())));
    }

    /**
     * As {@link #readIntoDatabase(Stream, DataSource, Outbox, DatabaseConsumer.Handler)}, for several topics of one family that have no
     * dead letters of their own.
     *
     * @param parking stream whose dead letters take what cannot be worked on
     */
    public <E extends Event> void readIntoDatabase(
            Stream<E> family,
            Collection<String> codes,
            Stream<?> parking,
            DataSource database,
            Outbox outbox,
            DatabaseConsumer.Handler<E> handler) {
        loops.add(new DatabaseConsumer<>(
                service,
                Member.only(instance),
                family,
                codes.stream().map(code -> family.of(code).name()).toList(),
                handler,
                database,
                clients,
                codec,
                new PostgresOffsets(service),
                outbox,
                deadLetters.on(parking),
                new Meters(registry, service, family.name())));
    }

    /** For tests of what the compare-and-set is good for. */
    <E extends Event> void readIntoDatabase(
            Stream<E> stream,
            DataSource database,
            Outbox outbox,
            Offsets offsets,
            DatabaseConsumer.Handler<E> handler) {
        loops.add(new DatabaseConsumer<>(
                service,
                Member.only(instance),
                stream,
                List.of(stream.name()),
                handler,
                database,
                clients,
                codec,
                offsets,
                outbox,
                deadLetters,
                new Meters(registry, service, stream.name())));
    }

    /** The outbox of this service's schema, and the relay that publishes it. */
    public Outbox outbox(DataSource database) {
        Outbox outbox = new Outbox(codec);
        OutboxRelay relay = new OutboxRelay(service, database, outbox, clients);
        Gauge.builder("otklik.outbox.pending.rows", relay, OutboxRelay::pending)
                .description("Events waiting in the outbox at the last look, at most 2000")
                .register(registry);
        loops.add(relay);
        return outbox;
    }

    /** How far this service's readers into the database have come. */
    public Progress progress() {
        return new Progress(service, clients);
    }

    /** Publishes without a database. */
    public Publisher publisher() {
        Publisher publisher = new Publisher(codec, deadLetters, clients, registry);
        others.add(publisher);
        return publisher;
    }

    /** Starts every loop asked for. */
    public void start() {
        loops.forEach(Loop::start);
    }

    /**
     * As {@link #start()}, for a service that starts without its database: the loops that work with it begin when it is there.
     *
     * @param there completes when the tables are, which may be never
     */
    public void start(CompletionStage<?> there) {
        for (Loop loop : loops) {
            switch (loop) {
                case Transformer<?> alone -> alone.start();
                case DatabaseConsumer<?> reader -> there.thenRun(reader::start);
                case OutboxRelay relay -> there.thenRun(relay::start);
            }
        }
    }

    /** How each loop is, for the readiness check. */
    public List<Condition> conditions() {
        return loops.stream().map(Loop::condition).toList();
    }

    /** Ends every loop after the batch at hand. */
    @Override
    public void close() throws Exception {
        for (Loop loop : loops) {
            loop.close();
        }
        for (AutoCloseable other : others) {
            other.close();
        }
    }
}
