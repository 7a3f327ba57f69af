package otklik.notify.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import otklik.eventing.EventJson;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.notify.contact.MissingContact;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.DeliverySettings;
import otklik.notify.delivery.Recipient;
import otklik.notify.delivery.Sender;
import otklik.notify.http.Post;
import otklik.notify.template.NoticeTexts;
import otklik.notify.template.Told;

/**
 * Sends notices to chats. Telegram has no idempotency handle: an attempt whose answer was lost may have been shown, and is
 * made again. State is confined to the sending loop.
 */
@Singleton
final class TelegramSender implements Sender {
    private static final String CHANNEL = "telegram";
    private static final int LONGEST_TEXT = 4096;
    private static final int ANSWER_LIMIT = 64 * 1024;

    private final NoticeTexts texts;
    private final Unsealer unsealer;
    private final MissingContact missing;
    private final Vertx vertx;
    private final Clock clock;
    private final TelegramSettings settings;
    private final DeliverySettings deliveries;
    private final HttpClient client;
    private final Map<String, Pace> paces = new HashMap<>();

    TelegramSender(
            NoticeTexts texts,
            Unsealer unsealer,
            MissingContact missing,
            Vertx vertx,
            Clock clock,
            TelegramSettings settings,
            DeliverySettings deliveries) {
        this.texts = texts;
        this.unsealer = unsealer;
        this.missing = missing;
        this.vertx = vertx;
        this.clock = clock;
        this.settings = settings;
        this.deliveries = deliveries;
        this.client = Post.client(
                vertx,
                new HttpClientOptions()
                        .setMaxPoolSize(2 * settings.perSecond())
                        .setKeepAliveTimeout(15)
                        .setConnectTimeout((int) deliveries.attemptTimeout().toMillis())
                        .setVerifyHost(true));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public int width() {
        return room();
    }

    /** A second's worth: what waits longer waits better in the table. */
    @Override
    public int room() {
        return settings.perSecond();
    }

    @Override
    public void send(Delivery delivery, Consumer<DeliveryResult> told) {
        if (delivery.sealedAddress() == null && Recipient.OnDuty.isEndpoint(delivery.endpoint())) {
            told.accept(new DeliveryResult.Refused("there is no duty contact any more"));
            return;
        }
        if (delivery.sealedAddress() == null) {
            Context loop = vertx.getOrCreateContext();
            Thread.ofVirtual().name("missing-contact").start(() -> {
                DeliveryResult result = missing.judge(delivery.endpoint(), delivery.awaits());
                loop.runOnContext(back -> told.accept(result));
            });
            return;
        }
        Optional<String> token =
                Optional.ofNullable(settings.bots().get(delivery.code())).flatMap(TelegramSettings.Bot::token);
        if (token.isEmpty()) {
            told.accept(new DeliveryResult.TryLater(
                    null, "otklik.telegram.bots." + delivery.code() + ".token is not set", Blame.LANE));
            return;
        }
        Duration wait = paces.computeIfAbsent(
                        delivery.lane(), lane -> new Pace(settings.perSecond(), settings.chatInterval()))
                .reserve(delivery.endpoint(), clock.instant());
        if (wait.toMillis() == 0) {
            post(delivery, token.get(), told);
        } else {
            vertx.setTimer(wait.toMillis(), due -> post(delivery, token.get(), told));
        }
    }

    private void post(Delivery delivery, String token, Consumer<DeliveryResult> told) {
        byte[] body;
        try {
            body = body(delivery);
        } catch (NoticeTexts.Untellable e) {
            told.accept(new DeliveryResult.TryLater(null, e.reason(), Blame.NOTICE));
            return;
        } catch (UnreadableSeal e) {
            told.accept(new DeliveryResult.TryLater(
                    null, "the contact's address cannot be unsealed with this key", Blame.NOTICE));
            return;
        }
        URI host = settings.host();
        boolean tls = "https".equalsIgnoreCase(host.getScheme());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(host.getHost())
                .setPort(host.getPort() >= 0 ? host.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI("/bot" + token + "/sendMessage")
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json");
        Post.send(
                vertx,
                clock,
                client,
                request,
                body,
                deliveries.attemptTimeout(),
                ANSWER_LIMIT,
                answer -> told.accept(TelegramAnswer.judge(answer)));
    }

    private byte[] body(Delivery delivery) throws NoticeTexts.Untellable, UnreadableSeal {
        String address = unsealer.unsealText(String.valueOf(delivery.sealedAddress()));
        ObjectNode body = EventJson.mapper().createObjectNode();
        if (address.matches("-?\\d{1,18}")) {
            body.put("chat_id", Long.parseLong(address));
        } else {
            body.put("chat_id", address);
        }
        Told told = texts.tell(delivery, LONGEST_TEXT);
        body.put("text", told.text());
        if (!told.buttons().isEmpty()) {
            var row = body.putObject("reply_markup").putArray("inline_keyboard").addArray();
            told.buttons()
                    .forEach(button ->
                            row.addObject().put("text", button.label()).put("callback_data", button.data()));
        }
        body.putObject("link_preview_options").put("is_disabled", true);
        try {
            return EventJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
