package otklik.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.FakeViber;
import otklik.testkit.fake.FakeVk;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.Keep;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.fake.ViberRequest;
import otklik.testkit.fake.VkRequest;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.system.RunningSystem;

/** Two ways back without an idempotency handle, one with a handle of the provider's, one whose receiver sees the handle: and what goes wrong there. */
final class FaultyWays implements AutoCloseable {
    static final String CONNECTOR = "test";

    final FakeTelegram telegram = FakeTelegram.start();
    final FakeViber viber = FakeViber.start();
    final FakeVk vk = FakeVk.start();
    final WebhookReceiver webhook = WebhookReceiver.start(Keep.body());
    private int webhooksBefore;
    private int telegramBefore;
    private int viberBefore;
    private int vkBefore;

    /** Settings of a system that sends here, in a file of that folder. */
    Path settings(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("ways.properties"),
                String.format(Locale.ROOT, """
                otklik.telegram.host=%s
                otklik.telegram.bots.region.token=1:token
                otklik.viber.host=%s
                otklik.viber.bots.region.token=viber-token
                otklik.vk.host=%s
                otklik.vk.bots.region.tokens=vk-token
                otklik.delivery.attempt-timeout=PT3S
                """, telegram.url(), viber.url(), vk.url()));
    }

    void register(RunningSystem system) {
        URI address = webhook.url("/notices");
        webhook.trust(address.getPath(), system.webhook(CONNECTOR, address));
    }

    /** All of them do this, until they are healed. */
    void all(Fault fault) {
        telegram.faults().always(fault);
        viber.faults().always(fault);
        vk.faults().always(fault);
        webhook.faults().always(fault);
    }

    void heal() {
        telegram.faults().heal();
        viber.faults().heal();
        vk.faults().heal();
        webhook.faults().heal();
    }

    /** Counts calls from here on. */
    void begin() {
        webhooksBefore = webhook.count();
        telegramBefore = telegram.requests().size();
        viberBefore = viber.requests().size();
        vkBefore = vk.requests().size();
    }

    /** The least that any of them was called since the beginning. */
    int calls() {
        return IntStream.of(
                        webhook.count() - webhooksBefore,
                        telegramCalls().size(),
                        viberCalls().size(),
                        vkCalls().size())
                .min()
                .orElseThrow();
    }

    /** What Telegram was asked since the beginning; so of the others. */
    List<TelegramRequest> telegramCalls() {
        return since(telegramBefore, telegram.requests());
    }

    List<ViberRequest> viberCalls() {
        return since(viberBefore, viber.requests());
    }

    List<VkRequest> vkCalls() {
        return since(vkBefore, vk.requests());
    }

    private static <R> List<R> since(int before, List<R> requests) {
        return requests.subList(before, requests.size());
    }

    @Override
    public void close() {
        telegram.close();
        viber.close();
        vk.close();
        webhook.close();
    }
}
