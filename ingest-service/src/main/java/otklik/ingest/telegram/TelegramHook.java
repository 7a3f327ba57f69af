package otklik.ingest.telegram;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.IngestSettings;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Delivery;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.telegram.ReceiveUpdate.Events;
import otklik.region.Bot;
import otklik.region.RegionPack;

/**
 * {@code POST /hooks/telegram/{bot}}: 200 when contact and message are durable, and for what is nothing to us; anything
 * else makes Telegram send the update again, which makes the same ids.
 */
@Singleton
public final class TelegramHook implements Handler<RoutingContext> {
    static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final Logger LOG = Logger.getLogger(TelegramHook.class);
    private static final String CHANNEL = "telegram";
    private static final Set<String> TYPES = Set.of("application/json");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private final Map<String, byte[]> secrets;
    private final ReceiveUpdate receive;
    private final Delivery delivery;
    private final Problems problems;
    private final MeterRegistry registry;

    TelegramHook(
            RegionPack pack,
            IngestSettings settings,
            ReceiveUpdate receive,
            Delivery delivery,
            Problems problems,
            MeterRegistry registry) {
        this.secrets = secrets(pack, settings.telegram());
        this.receive = receive;
        this.delivery = delivery;
        this.problems = problems;
        this.registry = registry;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String bot = String.valueOf(routing.pathParam("bot"));
        String traceparent = Trace.continueOrStart(request.getHeader("traceparent"));
        request.response().putHeader("traceparent", traceparent);
        try {
            admit(bot, request.getHeader(SECRET_HEADER));
            Bodies.requireType(request, TYPES, "application-json");
            Bodies.read(
                    request,
                    body -> receive(request, bot, body, traceparent),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        }
    }

    private void admit(String bot, @Nullable String given) throws Refused {
        byte[] secret = secrets.get(bot);
        if (secret == null) {
            throw Refusal.of(Reason.NOT_FOUND, "bot").thrown();
        }
        if (given == null || !MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(Reason.WRONG_SECRET, SECRET_HEADER).thrown();
        }
    }

    private void receive(HttpServerRequest request, String bot, Buffer body, String traceparent) {
        try {
            switch (UpdateJson.read(body.getBytes())) {
                case Update.Written(long id, Update.Content content) ->
                    publish(request, bot, receive.written(bot, id, content, traceparent));
                case Update.Edited(long id, Update.Content content) ->
                    publish(request, bot, receive.edited(bot, id, content, traceparent));
                case Update.Ignored(long id, String kind) -> {
                    Counter.builder("otklik.ingest.ignored")
                            .description("Updates of a channel that are no messages")
                            .tags("channel", CHANNEL, "kind", kind)
                            .register(registry)
                            .increment();
                    request.response().end();
                }
            }
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        } catch (RuntimeException e) {
            LOG.errorf(
                    "hook=telegram bot=%s trace_id=%s fault=%s",
                    bot, Trace.id(traceparent), e.getClass().getName());
            problems.answer(request, Refusal.of(Reason.INTERNAL));
        }
    }

    private void publish(HttpServerRequest request, String bot, Events events) {
        delivery.answerWhenDurable(
                request,
                CHANNEL + "-" + bot,
                events.contact(),
                events.message(),
                () -> request.response().end());
    }

    private static Map<String, byte[]> secrets(RegionPack pack, IngestSettings.Telegram settings) {
        Map<String, byte[]> secrets = new HashMap<>();
        for (Map.Entry<String, IngestSettings.TelegramBot> bot : settings.bots().entrySet()) {
            String key = "otklik.ingest.telegram.bots." + bot.getKey();
            if (pack.bot(CHANNEL, bot.getKey()).isEmpty()) {
                throw new IllegalArgumentException(key + ": the region pack has no telegram bot of this code");
            }
            String secret = bot.getValue().secret();
            if (!SECRET.matcher(secret).matches()) {
                throw new IllegalArgumentException(
                        key + ".secret: expected 1 to 256 of A-Z, a-z, 0-9, _ and -, as Telegram allows");
            }
            secrets.put(bot.getKey(), secret.getBytes(StandardCharsets.UTF_8));
        }
        for (Bot bot : pack.bots()) {
            if (bot.channel().equals(CHANNEL) && !secrets.containsKey(bot.code())) {
                LOG.infof(
                        "hook=telegram bot=%s state=closed missing=otklik.ingest.telegram.bots.%s.secret",
                        bot.code(), bot.code());
            }
        }
        return secrets;
    }
}
