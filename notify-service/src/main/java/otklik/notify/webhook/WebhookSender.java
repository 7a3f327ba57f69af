package otklik.notify.webhook;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.DeliverySettings;
import otklik.notify.delivery.Recipient;
import otklik.notify.delivery.Sender;
import otklik.notify.http.Answer;
import otklik.notify.http.Post;
import otklik.notify.template.NoticeTexts;
import otklik.notify.template.Told;

/** Posts notices to connectors' webhooks. State is confined to the sending loop, but for {@link #changed}. */
@Singleton
final class WebhookSender implements Sender {
    private static final Logger LOG = Logger.getLogger(WebhookSender.class);
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(1);

    /** @param change how often the webhook had changed when it was looked up */
    private record Known(Target target, @Nullable WebhookLine line, long atNanos, long change) {}

    private final NoticeTexts texts;
    private final LookUpTarget lookUp;
    private final WebhookRows rows;
    private final Vertx vertx;
    private final Clock clock;
    private final WebhookSettings settings;
    private final DeliverySettings deliveries;
    private final Map<String, Long> changes = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, List<Consumer<Known>>> lookingUp = new HashMap<>();

    WebhookSender(
            NoticeTexts texts,
            LookUpTarget lookUp,
            WebhookRows rows,
            Vertx vertx,
            Clock clock,
            WebhookSettings settings,
            DeliverySettings deliveries) {
        this.texts = texts;
        this.lookUp = lookUp;
        this.rows = rows;
        this.vertx = vertx;
        this.clock = clock;
        this.settings = settings;
        this.deliveries = deliveries;
    }

    @Override
    public String channel() {
        return Recipient.Webhook.CHANNEL;
    }

    @Override
    public int width() {
        return settings.width();
    }

    @Override
    public int room() {
        return settings.room();
    }

    /** The same {@code webhook-id} again. */
    @Override
    public boolean repeatsAreHarmless() {
        return true;
    }

    @Override
    public void send(Delivery delivery, Consumer<DeliveryResult> told) {
        withTarget(delivery.code(), found -> {
            switch (found.target()) {
                case Target.Unregistered none ->
                    told.accept(new DeliveryResult.Refused(DeadReason.NO_WEBHOOK, "no webhook is registered"));
                case Target.Forbidden forbidden -> told.accept(new DeliveryResult.Doubted(forbidden.reason()));
                case Target.Unknown unknown ->
                    told.accept(new DeliveryResult.TryLater(null, unknown.reason(), Blame.RECEIVER));
                case Target.Ready ready -> post(delivery, Objects.requireNonNull(found.line()), told);
            }
        });
    }

    private void post(Delivery delivery, WebhookLine line, Consumer<DeliveryResult> result) {
        Told told;
        try {
            told = texts.tell(delivery);
        } catch (NoticeTexts.Untellable e) {
            result.accept(e.result());
            return;
        }
        byte[] body = WebhookBody.of(delivery, told);
        String id = delivery.noticeId().toString();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signatures = line.target().webhook().secrets().stream()
                .map(secret -> secret.sign(id, timestamp, body))
                .collect(Collectors.joining(" "));
        RequestOptions request = new RequestOptions(line.request())
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", timestamp)
                .putHeader("webhook-signature", signatures);
        Post.send(
                vertx,
                clock,
                line.client(),
                request,
                body,
                deliveries.attemptTimeout(),
                0,
                answer -> result.accept(judge(answer, line.target().webhook())));
    }

    private DeliveryResult judge(Answer answer, Webhook webhook) {
        return switch (answer) {
            case Answer.None none -> new DeliveryResult.TryLater(null, none.reason(), Blame.RECEIVER);
            case Answer.Status(int code, Duration retryAfter, String body) -> {
                String reason = "HTTP " + code;
                if (code >= 200 && code < 300) {
                    yield new DeliveryResult.Delivered(null);
                } else if (code == 410) {
                    deactivate(webhook);
                    yield new DeliveryResult.Refused(DeadReason.NO_WEBHOOK, reason + ": the webhook is gone");
                } else if (code == 429 || code == 503 && retryAfter != null) {
                    yield new DeliveryResult.TryLater(
                            retryAfter == null ? REFUSED_PAUSE : retryAfter, reason, Blame.LANE);
                } else if (code >= 500 || code == 408 || code == 425) {
                    yield new DeliveryResult.TryLater(retryAfter, reason, Blame.RECEIVER);
                } else {
                    yield new DeliveryResult.Doubted(reason);
                }
            }
        };
    }

    private void deactivate(Webhook webhook) {
        Thread.ofVirtual().name("webhook-deactivate").start(() -> {
            try {
                boolean first = rows.deactivate(webhook.connector(), webhook.url(), clock.instant());
                changed(webhook.connector());
                if (first) {
                    LOG.warnf("connector=%s webhook=deactivated reason=\"HTTP 410\"", webhook.connector());
                }
            } catch (SQLException e) {
                LOG.warnf("connector=%s webhook=still_active SQLSTATE=%s", webhook.connector(), e.getSQLState());
            }
        });
    }

    /** What was known of a webhook is old: the next notice looks it up. */
    void changed(String connector) {
        changes.merge(connector, 1L, Long::sum);
    }

    private void withTarget(String connector, Consumer<Known> use) {
        Known now = known.get(connector);
        long change = changes.getOrDefault(connector, 0L);
        if (now != null
                && now.change() == change
                && System.nanoTime() - now.atNanos() < settings.lookUpAfter().toNanos()) {
            use.accept(now);
            return;
        }
        List<Consumer<Known>> waiting = lookingUp.get(connector);
        if (waiting != null) {
            waiting.add(use);
            return;
        }
        List<Consumer<Known>> first = new ArrayList<>();
        first.add(use);
        lookingUp.put(connector, first);
        Context loop = vertx.getOrCreateContext();
        Thread.ofVirtual().name("webhook-lookup").start(() -> {
            Target target = lookUp.of(connector);
            loop.runOnContext(back -> found(connector, target, change));
        });
    }

    private void found(String connector, Target target, long change) {
        Known before = known.get(connector);
        WebhookLine line = before == null ? null : before.line();
        if (target instanceof Target.Ready ready) {
            if (line != null && !line.reaches(ready)) {
                line.client().close();
                line = null;
            }
            line = WebhookLine.open(ready, line == null ? client() : line.client());
        }
        Known found = new Known(target, line, System.nanoTime(), change);
        known.put(connector, found);
        List<Consumer<Known>> waiting = lookingUp.remove(connector);
        if (waiting != null) {
            waiting.forEach(use -> use.accept(found));
        }
    }

    private HttpClient client() {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(15)
                .setPipelining(false)
                .setConnectTimeout((int) deliveries.attemptTimeout().toMillis())
                .setTcpNoDelay(true)
                .setVerifyHost(true)
                .setForceSni(true);
        return Post.client(vertx, options, settings.width());
    }
}
