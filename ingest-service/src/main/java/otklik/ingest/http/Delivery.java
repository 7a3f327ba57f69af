package otklik.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import otklik.contracts.MessageEvent;
import otklik.eventing.Outgoing;
import otklik.ingest.IngestSettings;
import otklik.ingest.load.Limits;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.publish.Broker;

/**
 * Publishes what one request brought and answers it: yes only when the broker has it, 503 when it has not in time, 429 when
 * its source or its citizen has sent too many. After 503 the event may still arrive; the sender's repeat makes the same ids and is harmless.
 */
@Singleton
public final class Delivery {
    private static final Refusal UNAVAILABLE = Refusal.of(Reason.UNAVAILABLE);

    private final Vertx vertx;
    private final Broker broker;
    private final Limits limits;
    private final Problems problems;
    private final MeterRegistry registry;
    private final long timeoutMillis;
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();

    Delivery(
            Vertx vertx,
            Broker broker,
            Limits limits,
            Problems problems,
            MeterRegistry registry,
            IngestSettings settings) {
        this.vertx = vertx;
        this.broker = broker;
        this.limits = limits;
        this.problems = problems;
        this.registry = registry;
        this.timeoutMillis = settings.ackTimeout().toMillis();
    }

    /** @throws Refused when what the source sends would not be taken now: then its body need not be read, nor its files be kept */
    public void requireRoom(String source) throws Refused {
        if (!broker.hasRoom(source)) {
            throw UNAVAILABLE.thrown();
        }
        limits.requireOpen(source);
    }

    /** @param durable ends the response; called on the request's context */
    public void answerWhenDurable(HttpServerRequest request, String source, Outgoing<?> event, Runnable durable) {
        answerWhenDurable(request, source, List.of(event), durable, refusal -> problems.answer(request, refusal));
    }

    /** As above for two events, the second of which is published when the first is durable. */
    public void answerWhenDurable(
            HttpServerRequest request, String source, Outgoing<?> first, Outgoing<?> second, Runnable durable) {
        answerWhenDurable(
                request, source, List.of(first, second), durable, refusal -> problems.answer(request, refusal));
    }

    /**
     * As above for any number of events, each of which is published when those before it are durable.
     *
     * @param refused ends the response instead
     */
    public void answerWhenDurable(
            HttpServerRequest request,
            String source,
            List<? extends Outgoing<?>> events,
            Runnable durable,
            Consumer<Refusal> refused) {
        try {
            admit(source, events);
        } catch (Refused e) {
            refused.accept(e.refusal());
            return;
        }
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Void> ack = broker.publish(source, events.getFirst());
        for (Outgoing<?> next : events.subList(1, events.size())) {
            ack = ack.thenComposeAsync(
                    done -> broker.publish(source, next), task -> context.runOnContext(v -> task.run()));
        }
        await(request, source, ack, durable, refused);
    }

    /** Where there is no room or too much came, whoever sent it sends it again. */
    private void admit(String source, List<? extends Outgoing<?>> events) throws Refused {
        if (!broker.hasRoom(source)) {
            throw UNAVAILABLE.thrown();
        }
        for (Outgoing<?> event : events) {
            if (event.event() instanceof MessageEvent of) {
                limits.require(source, of.message());
            }
        }
    }

    private void await(
            HttpServerRequest request,
            String source,
            CompletableFuture<Void> ack,
            Runnable durable,
            Consumer<Refusal> refused) {
        Context context = vertx.getOrCreateContext();
        long timer = vertx.setTimer(timeoutMillis, late -> refused.accept(UNAVAILABLE));
        ack.whenComplete((done, fault) -> context.runOnContext(v -> {
            if (!vertx.cancelTimer(timer) || request.response().closed()) {
                return;
            }
            if (fault == null) {
                accepted(source);
                durable.run();
            } else {
                refused.accept(UNAVAILABLE);
            }
        }));
    }

    private void accepted(String source) {
        accepted.computeIfAbsent(source, this::counter).increment();
    }

    /** Messages of this source that are durable: the stream counts its own lines. */
    public Counter counter(String source) {
        return Counter.builder("otklik.ingest.accepted")
                .description("Messages acknowledged to their sender")
                .tag("connector", source)
                .register(registry);
    }
}
