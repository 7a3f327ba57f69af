package otklik.ingest.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/**
 * Closes connections of clients who let us wait: for a header, for a body, or for the answer to be read. Every event loop
 * looks at its own connections a few times a second; to a request this costs an attribute, and no timer. A connection that
 * has sent nothing yet is seen, too, which nothing above Netty could do.
 */
@Singleton
public final class SlowClients implements Handler<RoutingContext> {
    private static final AttributeKey<Visit> VISIT = AttributeKey.valueOf(SlowClients.class, "visit");
    private static final long LOOK_MILLIS = 250;

    private final Vertx vertx;
    private final Problems problems;
    private final MeterRegistry registry;
    private final Patience patience;
    private final Refusal tooSlow;
    private final List<ScheduledFuture<?>> looks = new ArrayList<>();

    SlowClients(Vertx vertx, Problems problems, MeterRegistry registry, ConnectionSettings settings) {
        this.vertx = vertx;
        this.problems = problems;
        this.registry = registry;
        this.patience = Patience.of(settings);
        this.tooSlow = new Refusal(Reason.TOO_SLOW, null, String.valueOf(patience.slowestBody()));
    }

    void start(@Observes StartupEvent start) {
        for (EventExecutor executor : vertx.nettyEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop loop) {
                looks.add(
                        loop.scheduleWithFixedDelay(() -> look(loop), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS));
            }
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        looks.forEach(look -> look.cancel(false));
    }

    /** First of all handlers: the request's header has arrived. */
    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Channel channel = channel(request);
        if (channel != null) {
            visit(channel).begin(request, System.nanoTime());
        }
        routing.next();
    }

    /**
     * Lets the request take as long as it likes, for a body without an end; what it sends is read a piece at a time, so that others
     * on its event loop have their turn. Call it on that loop.
     */
    public void bePatientWith(HttpServerRequest request) {
        Channel channel = channel(request);
        if (channel != null) {
            visit(channel).bePatient();
            channel.config().setOption(ChannelOption.MAX_MESSAGES_PER_READ, 1);
        }
    }

    private void look(SingleThreadEventLoop loop) {
        long now = System.nanoTime();
        Iterator<Channel> channels = loop.registeredChannelsIterator();
        List<HttpServerRequest> slow = new ArrayList<>();
        List<Channel> idle = new ArrayList<>();
        while (channels.hasNext()) {
            Channel channel = channels.next();
            // A socket that was accepted has a parent; our own way to others has none.
            if (channel.parent() != null) {
                switch (visit(channel).look(patience, unreadBytes(channel), now)) {
                    case FINE -> {}
                    case TOO_SLOW ->
                        slow.add(Objects.requireNonNull(visit(channel).request()));
                    case IDLE -> idle.add(channel);
                }
            }
        }
        slow.forEach(this::hangUp);
        idle.forEach(this::close);
    }

    private void hangUp(HttpServerRequest request) {
        if (!request.response().headWritten()) {
            problems.answer(request, tooSlow);
        }
        var unused = request.connection().close();
    }

    private void close(Channel channel) {
        Counter.builder("otklik.ingest.connections.closed")
                .description("Connections closed because nothing arrived or nothing was read")
                .register(registry)
                .increment();
        // Straight to the socket: Vert.x would wait until all is written, and that is what does not happen.
        channel.unsafe().close(channel.voidPromise());
    }

    private static Visit visit(Channel channel) {
        var attribute = channel.attr(VISIT);
        Visit known = attribute.get();
        if (known == null) {
            known = new Visit(System.nanoTime());
            attribute.set(known);
        }
        return known;
    }

    private static long unreadBytes(Channel channel) {
        ChannelOutboundBuffer outbound = channel.unsafe().outboundBuffer();
        return outbound == null ? 0 : outbound.totalPendingWriteBytes();
    }

    private static @Nullable Channel channel(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection ? connection.channel() : null;
    }
}
