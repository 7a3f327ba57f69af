package otklik.ingest.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;

/**
 * The broker as channels see it: publish, and be told when it is durable. Says once in the log when the broker goes and
 * once when it is back. Thread-safe; never blocks.
 */
@Singleton
public final class Broker {
    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean warm;
    private volatile boolean stopping;

    Broker(Publisher publisher) {
        this.publisher = publisher;
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

    /** False while a publish would be refused. */
    public boolean hasRoom() {
        return warm && publisher.hasRoom();
    }

    /**
     * @return completes when the event is durable, on another thread; fails when it is not or when nobody knows
     * @throws IllegalArgumentException when the event has no JSON form
     */
    public CompletableFuture<Void> publish(Outgoing<?> event) {
        CompletableFuture<Void> ack = publisher.publish(event);
        ack.whenComplete((done, fault) -> note(fault));
        return ack;
    }

    private void note(@Nullable Throwable fault) {
        if (fault == null) {
            if (away.get() && away.compareAndSet(true, false)) {
                LOG.info("broker=back");
            }
        } else if (away.compareAndSet(false, true)) {
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
