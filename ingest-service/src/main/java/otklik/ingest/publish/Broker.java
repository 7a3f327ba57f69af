package otklik.ingest.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.Lane;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.ingest.load.LoadSettings;

/**
 * The broker as channels see it: publish, and be told when it is durable. No source can take the whole way: each has a lane,
 * which holds a share. Says once in the log when the broker goes and
 * once when it is back. Thread-safe; nothing blocks but what is called so.
 */
@Singleton
public final class Broker {
    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final double share;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean warm;
    private volatile boolean stopping;

    Broker(Publisher publisher, LoadSettings load) {
        this.publisher = publisher;
        this.share = load.share();
    }

    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("broker warm-up").start(this::warmUp);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** True once the broker was found; stays true when it goes away later. */
    public boolean found() {
        return warm;
    }

    /** False while a publish for this source would be refused: it holds its share, or all together hold everything. */
    public boolean hasRoom(String source) {
        return warm && lane(source).hasRoom();
    }

    /**
     * Blocks until a publish for this source would not be refused, so not for an event loop.
     *
     * @return false when that was not so in time, or the broker was never found
     */
    public boolean awaitRoom(String source, Duration patience) throws InterruptedException {
        return warm && lane(source).awaitRoom(patience);
    }

    /** Whether an event was not sent, for want of room: others were quicker. */
    public static boolean lackedRoom(CompletableFuture<Void> ack) {
        return ack.isCompletedExceptionally() && ack.exceptionNow() instanceof Publisher.Overloaded;
    }

    /**
     * @param source who has it on its way: a connector, a bot
     * @return completes when the event is durable, on another thread; fails when it is not or when nobody knows
     * @throws IllegalArgumentException when the event has no JSON form
     */
    public CompletableFuture<Void> publish(String source, Outgoing<?> event) {
        CompletableFuture<Void> ack = lane(source).publish(event);
        ack.whenComplete((done, fault) -> note(fault));
        return ack;
    }

    /**
     * Puts an event aside as a dead letter of its topic.
     *
     * @param reason quotes nothing of the content
     * @return as {@link #publish}
     */
    public CompletableFuture<Void> park(Outgoing<?> event, String reason) {
        CompletableFuture<Void> ack = publisher.park(event, reason);
        ack.whenComplete((done, fault) -> note(fault));
        return ack;
    }

    /** Before the first {@link #park} of the stream's events: blocks until their topic is known, false when it is not in time. */
    public boolean findLetters(Stream<? extends Event> stream) throws InterruptedException {
        try {
            publisher.warmUpLetters(stream, PATIENCE);
            return true;
        } catch (TimeoutException e) {
            LOG.warnf("broker=not-found waiting_for=%s", stream.deadLetters());
            return false;
        }
    }

    private Lane lane(String source) {
        Lane known = lanes.get(source);
        return known == null ? lanes.computeIfAbsent(source, its -> publisher.lane(share)) : known;
    }

    private void note(@Nullable Throwable fault) {
        if (fault == null) {
            if (away.get() && away.compareAndSet(true, false)) {
                LOG.info("broker=back");
            }
        } else if (!(fault instanceof Publisher.Overloaded) && away.compareAndSet(false, true)) {
            LOG.warnf("broker=away fault=%s", fault.getClass().getName());
        }
    }

    private void warmUp() {
        while (!warm && !stopping) {
            try {
                publisher.warmUp(Streams.MESSAGES_RECEIVED, PATIENCE);
                publisher.warmUp(Streams.CONTACTS, PATIENCE);
                publisher.warmUp(Streams.CONVERSATIONS_EVENTS, PATIENCE);
                warm = true;
                LOG.info("broker=found");
            } catch (TimeoutException e) {
                LOG.warnf(
                        "broker=not-found waiting_for=%s,%s,%s",
                        Streams.MESSAGES_RECEIVED.name(), Streams.CONTACTS.name(), Streams.CONVERSATIONS_EVENTS.name());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
