package otklik.benchmarks.notify;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjIntConsumer;
import otklik.eventing.seal.Sealer;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.Keep;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.fake.WebhookReceiver;

/** Those whom notify-service calls: platforms with webhooks, well and ill, and Telegram. */
final class Providers implements AutoCloseable {
    /** Platforms that take what they are sent. */
    static final List<String> WELL = List.of("bench-0", "bench-1", "bench-2", "bench-3");

    /** Answers 429, with {@code Retry-After}. */
    static final String BUSY = "bench-busy";

    /** Never answers. */
    static final String HANGING = "bench-hanging";

    /** Messages a second that each bot may send, where it must not be what is measured: Telegram's own limit is 30. */
    static final int TELEGRAM_PER_SECOND = 250;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** The receiver's own record is not asked for, and soon fills the memory. */
    private static final int REMEMBERED = 50_000;

    private final WebhookReceiver hooks = WebhookReceiver.start(kept());
    private final FakeTelegram telegram = FakeTelegram.start();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Map<String, String> idOfNotice = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong renamed = new AtomicLong();
    private volatile String run = "";
    private volatile ObjIntConsumer<Instant> arrived = (at, number) -> {};

    Providers() {
        hooks.onAccepted(this::take);
        hooks.faults().whenever(webhook -> webhook.path().equals(path(BUSY)), Fault.tooMany(RETRY_AFTER));
        hooks.faults().whenever(webhook -> webhook.path().equals(path(HANGING)), Fault.hang());
    }

    /** What tells one notice of the run from another: the message's number there, and which notice. */
    private static Keep kept() {
        Keep message = Keep.field("externalId");
        Keep notice = Keep.field("notice");
        return body -> message.of(body) + "/" + notice.of(body);
    }

    /**
     * What the service has to know to come here, as environment variables.
     *
     * @param telegramPerSecond messages of each bot
     */
    Map<String, String> settings(int telegramPerSecond) {
        return Map.of(
                "OTKLIK_TELEGRAM_HOST",
                telegram.url().toString(),
                "OTKLIK_TELEGRAM_PER_SECOND",
                String.valueOf(telegramPerSecond),
                "OTKLIK_TELEGRAM_BOTS_REGION_TOKEN",
                "1:bench",
                "OTKLIK_TELEGRAM_BOTS_SECOND_TOKEN",
                "2:bench");
    }

    /** Writes the webhooks where the service looks for them; the region pack knows too few platforms. */
    void register(Connection database, Sealer toNotify) throws SQLException {
        List<String> all = new ArrayList<>(WELL);
        all.add(BUSY);
        all.add(HANGING);
        try (PreparedStatement insert = database.prepareStatement("""
                insert into notify.webhook (connector, url, sealed_secret, changed_at) values (?, ?, ?, now())""")) {
            for (String connector : all) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                String secret = "whsec_" + Base64.getEncoder().encodeToString(random);
                hooks.trust(path(connector), secret);
                insert.setString(1, connector);
                insert.setString(2, hooks.url(path(connector)).toString());
                insert.setString(3, toNotify.seal(secret));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String path(String connector) {
        return "/" + connector;
    }

    /**
     * Counts webhooks anew.
     *
     * @param named the run whose notices are counted; others are passed over
     * @param told of each notice's first arrival, with its message's number; it must return at once
     */
    void begin(String named, ObjIntConsumer<Instant> told) {
        run = "";
        arrived = told;
        ids.clear();
        idOfNotice.clear();
        taken.set(0);
        renamed.set(0);
        run = named + "-";
    }

    private void take(ReceivedWebhook webhook) {
        if (webhook.order() >= REMEMBERED) {
            hooks.forget();
        }
        String kept = String.valueOf(webhook.kept());
        String its = run;
        if (its.isEmpty() || !kept.startsWith(its)) {
            return;
        }
        taken.incrementAndGet();
        if (ids.add(webhook.webhookId())) {
            String before = idOfNotice.putIfAbsent(kept, webhook.webhookId());
            if (before != null) {
                renamed.incrementAndGet();
            }
            arrived.accept(webhook.at(), Integer.parseInt(kept.substring(its.length(), kept.indexOf('/'))));
        }
    }

    /** Different notices that webhooks have taken. */
    long hooked() {
        return ids.size();
    }

    /** Webhooks that were taken again under an id that had come before. */
    long repeats() {
        return taken.get() - ids.size();
    }

    /** Notices that came again under another id: what a receiver that knows its ids takes twice. */
    long renamed() {
        return renamed.get();
    }

    /** Tells when each chat had its first message since this moment. */
    void shownSince(Instant since, ObjIntConsumer<Instant> told) {
        Set<String> seen = new HashSet<>();
        for (TelegramRequest shown : telegram.shown()) {
            if (!shown.at().isBefore(since) && seen.add(shown.chatId())) {
                told.accept(shown.at(), (int) (Long.parseLong(shown.chatId()) - Stories.FIRST_CHAT));
            }
        }
    }

    /** The most messages that came to Telegram within a second, of both bots together. */
    int telegramPeak() {
        return telegram.peakPerSecond();
    }

    @Override
    public void close() {
        hooks.close();
        telegram.close();
    }
}
