package otklik.ingest.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.channel.ReceiveChat.Events;
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
    private final ReceiveChat receive;
    private final ReceiveAct receiveAct;
    private final Delivery delivery;
    private final Problems problems;
    private final MeterRegistry registry;

    ChannelHook(
            Hooks hooks,
            ReceiveChat receive,
            ReceiveAct receiveAct,
            Delivery delivery,
            Problems problems,
            MeterRegistry registry) {
        this.hooks = hooks;
        this.receive = receive;
        this.receiveAct = receiveAct;
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
            switch (call.hook().read(body)) {
                case Update.Written(String id, ChatMessage message) -> written(request, call, id, message);
                case Update.Edited(String id, ChatMessage message) ->
                    publish(request, call, receive.edited(call.bot(), id, message, call.traceparent()));
                case Update.Withdrawn(String id, ChatMessage message) ->
                    publish(
                            request,
                            call,
                            receiveAct.withdrawn(call.bot(), id, message, call.traceparent()),
                            call.hook().thanks());
                case Update.Acted(String id, Chat chat, Update.Act act, String thanks) ->
                    acted(request, call, id, chat, act, thanks);
                case Update.Ignored(String kind) -> ignored(request, call, kind);
                case Update.Confirmation(String answer) -> answer(request, answer);
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

    /** A word alone can be a command. */
    private void written(HttpServerRequest request, Call call, String id, ChatMessage message) throws Refused {
        Optional<Update.Act.Command> command = Spoken.in(message);
        if (command.isPresent()) {
            acted(request, call, id, message.chat(), command.get(), null);
        } else {
            int longest = call.hook().longestText();
            publish(request, call, receive.written(call.bot(), id, message, longest, call.traceparent()));
        }
    }

    private void acted(
            HttpServerRequest request, Call call, String id, Chat chat, Update.Act act, @Nullable String thanks) {
        publish(
                request,
                call,
                receiveAct.acted(call.bot(), id, chat, act, call.traceparent()),
                thanks == null ? call.hook().thanks() : thanks);
    }

    private void publish(HttpServerRequest request, Call call, ReceiveAct.Events events, String thanks) {
        String source = call.bot().channel() + "-" + call.bot().code();
        if (events.contact() == null) {
            delivery.answerWhenDurable(request, source, events.act(), () -> answer(request, thanks));
        } else {
            delivery.answerWhenDurable(request, source, events.contact(), events.act(), () -> answer(request, thanks));
        }
    }

    private void publish(HttpServerRequest request, Call call, Events events) {
        delivery.answerWhenDurable(
                request,
                call.bot().channel() + "-" + call.bot().code(),
                events.contact(),
                events.message(),
                () -> answer(request, call.hook().thanks()));
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
