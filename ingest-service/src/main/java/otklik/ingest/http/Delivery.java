package otklik.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    /** @param durable ends the response; called on the request's context */
    public void answerWhenDurable(HttpServerRequest request, String source, Outgoing<?> event, Runnable durable) {
        if (mayPass(request, source, event)) {
            await(request, source, broker.publish(source, event), durable);
        }
    }

    /** As above for two events, the second of which is published when the first is durable. */
    public void answerWhenDurable(
            HttpServerRequest request, String source, Outgoing<?> first, Outgoing<?> second, Runnable durable) {
        if (mayPass(request, source, second)) {
            Context context = vertx.getOrCreateContext();
            await(
                    request,
                    source,
                    broker.publish(source, first)
                            .thenComposeAsync(
                                    done -> broker.publish(source, second),
                                    task -> context.runOnContext(v -> task.run())),
                    durable);
        }
    }

    /** Answers where there is no room or too much came: whoever sent it sends it again. */
    private boolean mayPass(HttpServerRequest request, String source, Outgoing<?> event) {
        if (!broker.hasRoom(source)) {
            problems.answer(request, UNAVAILABLE);
            return false;
        }
        try {
            if (event.event() instanceof MessageEvent of) {
                limits.require(source, of.message());
            }
            return true;
        } catch (Refused e) {
            problems.answer(request, e.refusal());
            return false;
        }
    }

    private void await(HttpServerRequest request, String source, CompletableFuture<Void> ack, Runnable durable) {
        Context context = vertx.getOrCreateContext();
        long timer = vertx.setTimer(timeoutMillis, late -> problems.answer(request, UNAVAILABLE));
        ack.whenComplete((done, fault) -> context.runOnContext(v -> {
            if (!vertx.cancelTimer(timer) || request.response().closed()) {
                return;
            }
            if (fault == null) {
                accepted(source);
                durable.run();
            } else {
                problems.answer(request, UNAVAILABLE);
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
