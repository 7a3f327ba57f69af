package otklik.ingest.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;
import otklik.eventing.Trace;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Delivery;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * {@code POST /hooks/{channel}/{bot}}: 200 when contact and message or act are durable, and for what is nothing to us; anything
 * else makes the provider send the update again, which makes the same ids.
 */
@Singleton
public final class ChannelHook implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(ChannelHook.class);
    private static final Set<String> TYPES = Set.of("application/json");

    private final Hooks hooks;
    private final UpdateEvents events;
    private final Delivery delivery;
    private final Problems problems;
    private final MeterRegistry registry;

    ChannelHook(Hooks hooks, UpdateEvents events, Delivery delivery, Problems problems, MeterRegistry registry) {
        this.hooks = hooks;
        this.events = events;
        this.delivery = delivery;
        this.problems = problems;
        this.registry = registry;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        BotName bot =
                new BotName(String.valueOf(routing.pathParam("channel")), String.valueOf(routing.pathParam("bot")));
        String traceparent = Trace.continueOrStart(request.getHeader("traceparent"));
        request.response().putHeader("traceparent", traceparent);
        try {
            Hook hook = hooks.of(bot);
            Bodies.requireType(request, TYPES, "application-json");
            Bodies.read(
                    request,
                    body -> receive(request, new Call(bot, hook, traceparent), body),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        }
    }

    private record Call(BotName bot, Hook hook, String traceparent) {}

    private void receive(HttpServerRequest request, Call call, Buffer buffer) {
        try {
            byte[] body = buffer.getBytes();
            call.hook().verify(request.headers(), body);
            Update update = call.hook().read(body);
            switch (update) {
                case Update.Ignored(String kind) -> ignored(request, call, kind);
                case Update.Confirmation(String answer) -> answer(request, answer);
                case Update.Acted acted ->
                    publish(
                            request,
                            call,
                            update,
                            acted.thanks() == null ? call.hook().thanks() : acted.thanks());
                case Update.Written written ->
                    publish(request, call, update, call.hook().thanks());
                case Update.Edited edited ->
                    publish(request, call, update, call.hook().thanks());
                case Update.Withdrawn withdrawn ->
                    publish(request, call, update, call.hook().thanks());
            }
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        } catch (RuntimeException e) {
            LOG.errorf(
                    "hook=%s bot=%s trace_id=%s fault=%s",
                    call.bot().channel(),
                    call.bot().code(),
                    Trace.id(call.traceparent()),
                    e.getClass().getName());
            problems.answer(request, Refusal.of(Reason.INTERNAL));
        }
    }

    private void publish(HttpServerRequest request, Call call, Update update, String thanks) throws Refused {
        BotName bot = call.bot();
        delivery.answerWhenDurable(
                request,
                bot.channel() + "-" + bot.code(),
                events.of(bot, update, call.hook().longestText(), call.traceparent()),
                () -> answer(request, thanks),
                refusal -> problems.answer(request, refusal));
    }

    private void ignored(HttpServerRequest request, Call call, String kind) {
        Counter.builder("otklik.ingest.ignored")
                .description("Updates of a channel that are no messages")
                .tags("channel", call.bot().channel(), "kind", kind)
                .register(registry)
                .increment();
        answer(request, call.hook().thanks());
    }

    private static void answer(HttpServerRequest request, String text) {
        if (text.isEmpty()) {
            request.response().end();
        } else {
            request.response()
                    .putHeader(
                            HttpHeaders.CONTENT_TYPE,
                            text.startsWith("{") ? "application/json" : "text/plain; charset=utf-8")
                    .end(text);
        }
    }
}
