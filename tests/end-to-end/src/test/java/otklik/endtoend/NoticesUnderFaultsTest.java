package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.testkit.fake.ChatRequest;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.fake.ViberRequest;
import otklik.testkit.fake.VkRequest;
import otklik.testkit.guarantee.NoMessageLost;
import otklik.testkit.guarantee.Notice;
import otklik.testkit.guarantee.NoticesWithinBound;
import otklik.testkit.guarantee.RateWithinLimit;
import otklik.testkit.observe.Observations;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/**
 * Some 500 notices by each kind of way back while providers misbehave or our own parts die: none is lost, repeats stay within
 * {@code docs/reference/delivery-bounds.md}, order is kept, and no provider is asked more often than it allows.
 *
 * <p>An experiment of five minutes whose rates mean something on a quiet machine only, so not part of every run of the suite: {@code
 * otklik bench faults} runs it, and names the folder for {@link FaultFigures}.
 */
@EnabledIfSystemProperty(named = "otklik.faults", matches = ".+")
class NoticesUnderFaultsTest {
    private static final int CASES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What a bot may have on its way at a crash: a second's worth of it, of Viber 20. */
    private static final long BOT_IN_FLIGHT = 25;

    /** Viber tells no limits; ours are 20 a second and a second for a chat, of which a busy machine may move some together. */
    private static final RateWithinLimit VIBER_RATE =
            RateWithinLimit.perSecond(30).perChat(Duration.ofMillis(500));

    private static final RateWithinLimit TELEGRAM_RATE =
            RateWithinLimit.perSecond(30).perChat(Duration.ofSeconds(1));
    private static final RateWithinLimit VK_RATE = RateWithinLimit.perSecond(20);

    /** What a webhook may: on its way, and taken but not yet written. */
    private static final long WEBHOOK_IN_FLIGHT = 64 + 2_000;

    private static final Set<String> NOTHING_DEAD = Set.of();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static final FaultFigures figures = new FaultFigures(Path.of(System.getProperty("otklik.faults", "")));

    private static FaultyWays ways;
    private static RunningSystem system;
    private static int runs;

    private String scenario;
    private ToldCases telegram;
    private ToldCases viber;
    private ToldCases vk;
    private ToldCases webhook;

    @BeforeAll
    static void start() throws Exception {
        ways = new FaultyWays();
        system = RunningSystem.onFreePorts(
                        Path.of(System.getProperty("otklik.root")),
                        Files.createDirectory(folder.resolve("data")),
                        "fast")
                .with(Map.of("QUARKUS_CONFIG_LOCATIONS", ways.settings(folder).toString()));
        system.start();
        ways.register(system);
    }

    @AfterAll
    static void stop() {
        system.close();
        ways.close();
    }

    @BeforeEach
    void begin(TestInfo test) {
        scenario = test.getTestMethod().orElseThrow().getName();
        runs++;
        telegram = new ToldCases(system, "telegram", runs);
        viber = new ToldCases(system, "viber", runs);
        vk = new ToldCases(system, "vk", runs);
        webhook = new ToldCases(system, "connector", runs);
        ways.begin();
    }

    @AfterEach
    void heal() {
        ways.heal();
    }

    @Test
    void shouldLoseAndRepeatNothingWhenAllSayThatItIsTooMuch() throws Exception {
        ways.all(Fault.tooMany(Duration.ofSeconds(1)));
        publishAndAwaitCalls(8);
        ways.heal();

        judge(NoticesWithinBound.repeatsAtMost(0), 0, NOTHING_DEAD);
    }

    @Test
    void shouldLoseAndRepeatNothingWhenAllFailInside() throws Exception {
        ways.all(Fault.serverError());
        publishAndAwaitCalls(8);
        ways.heal();

        judge(NoticesWithinBound.repeatsAtMost(0), 0, NOTHING_DEAD);
    }

    @Test
    void shouldSayOfWhichItIsNotKnownWhenAllHang() throws Exception {
        ways.all(Fault.hang());
        publishAndAwaitCalls(8);
        ways.heal();

        judge(NoticesWithinBound.repeatsAtMost(0), 0, Set.of("DEAD:unanswered"));
    }

    @Test
    void shouldRepeatOnceAtMostWhereItIsSeenWhenAllTakeItAndDoNotAnswer() throws Exception {
        ways.all(Fault.resetAfterAcceptance());
        publishAndAwaitCalls(10);
        ways.heal();

        // A webhook is called again until it answers: its receiver knows the id.
        judge(NoticesWithinBound.repeatsAtMost(3L * CASES).ofOneAtMost(1), Long.MAX_VALUE, Set.of("DEAD:unanswered"));
    }

    @Test
    void shouldTryOnceWhenACitizenBlockedTheBot() throws Exception {
        for (int number = 0; number < CASES / 3; number++) {
            ways.telegram.block(telegram.chat(number));
            ways.viber.unsubscribe(viber.chat(number));
            ways.vk.disallow(vk.chat(number));
        }
        publishAndAwaitCalls(1);

        judge(NoticesWithinBound.repeatsAtMost(0), 0, Set.of("DEAD:blocked"));
        assertThat(telegram.givenUp()).hasSize(CASES / 3);
        assertThat(viber.givenUp()).hasSize(CASES / 3);
        assertThat(callsOfTheBlocked(telegram, ways.telegram.requests())).isEqualTo(CASES / 3);
        assertThat(callsOfTheBlocked(viber, ways.viber.requests())).isEqualTo(CASES / 3);
    }

    @Test
    void shouldRepeatNoMoreThanWasOnItsWayWhenItDiesBetweenSendingAndRecording() throws Exception {
        ways.all(new Fault.AnswerLate(Duration.ofSeconds(1)));
        publishAndAwaitCalls(1);
        system.kill("notify");
        ways.heal();

        judge(NoticesWithinBound.repeatsAtMost(BOT_IN_FLIGHT).ofOneAtMost(1), WEBHOOK_IN_FLIGHT, NOTHING_DEAD);
        assertThat(NoticesWithinBound.repeatsIn(seenInTelegram()))
                .as("what shows that it died at that moment")
                .isPositive();
    }

    @Test
    void shouldRepeatNoMoreThanWasOnItsWayWhenPostgreSqlDies() throws Exception {
        publishAndAwaitCalls(20);
        system.killPostgreSql();

        judge(NoticesWithinBound.repeatsAtMost(BOT_IN_FLIGHT).ofOneAtMost(1), WEBHOOK_IN_FLIGHT, NOTHING_DEAD);
    }

    @Test
    void shouldRepeatNoMoreThanWasOnItsWayWhenKafkaDies() throws Exception {
        publishAndAwaitCalls(20);
        system.killLauncher();
        system.start();

        judge(NoticesWithinBound.repeatsAtMost(BOT_IN_FLIGHT).ofOneAtMost(1), WEBHOOK_IN_FLIGHT, NOTHING_DEAD);
    }

    private void publishAndAwaitCalls(int calls) throws Exception {
        telegram.publish(CASES);
        viber.publish(CASES);
        vk.publish(CASES);
        webhook.publish(CASES);
        Eventually.within(PATIENCE, calls + " calls of each", () -> ways.calls() >= calls);
    }

    /** @param dead which ends but being sent or superseded the ledger may have */
    private void judge(NoticesWithinBound ofBots, long repeatsOfWebhook, Set<String> dead) throws Exception {
        List<ToldCases> all = List.of(telegram, viber, vk, webhook);
        Eventually.within(
                PATIENCE, "every notice to have its end", () -> all.stream().allMatch(ToldCases::areSettled));
        List<Notice> inTelegram = seenInTelegram();
        List<Notice> inViber = viber.seen(ways.viber.shown(), ViberRequest::text);
        List<Notice> inVk = vk.seen(ways.vk.shown(), VkRequest::text);
        List<Notice> byWebhook = webhook.ofThese(Observations.notices(ways.webhook.accepted()));
        figures.add(scenario, "telegram", telegram.ledger(), inTelegram, ways.telegramCalls());
        figures.add(scenario, "viber", viber.ledger(), inViber, ways.viberCalls());
        figures.add(scenario, "vk", vk.ledger(), inVk, ways.vkCalls());
        figures.add(scenario, "webhook", webhook.ledger(), byWebhook, List.of());

        for (ToldCases cases : all) {
            Set<String> ends = new HashSet<>(cases.ledger().keySet());
            ends.removeAll(Set.of("SENT", "SUPERSEDED"));
            assertThat(dead).containsAll(ends);
        }
        judge(telegram, inTelegram, ofBots);
        judge(viber, inViber, ofBots);
        judge(vk, inVk, NoticesWithinBound.afterTheHandle());
        judge(webhook, byWebhook, NoticesWithinBound.repeatsAtMost(repeatsOfWebhook));
        TELEGRAM_RATE.verdict(ways.telegramCalls()).demand(CASES);
        VIBER_RATE.verdict(ways.viberCalls()).demand(CASES);
        VK_RATE.verdict(ways.vkCalls()).demand(CASES);
    }

    private List<Notice> seenInTelegram() {
        return telegram.seen(ways.telegram.shown(), TelegramRequest::text);
    }

    private static void judge(ToldCases cases, List<Notice> seen, NoticesWithinBound bound) throws SQLException {
        Set<String> givenUp = cases.givenUp();
        Set<String> ended = new HashSet<>(givenUp);
        seen.forEach(notice -> ended.add(notice.messageId()));
        NoMessageLost.among(cases.messageIds())
                .reached("their citizen, nor an end with a reason", ended)
                .verdict()
                .demand(CASES);
        List<String> told = new ArrayList<>(cases.messageIds());
        told.removeAll(givenUp);
        bound.verdict(told, seen).demand(told.size());
        if (cases.ledger().keySet().stream().noneMatch(end -> end.startsWith("DEAD"))) {
            bound.awaiting("status-answered").verdict(cases.messageIds(), seen).demand(CASES);
        }
    }

    private static long callsOfTheBlocked(ToldCases cases, List<? extends ChatRequest> calls) {
        Set<String> blocked =
                IntStream.range(0, CASES / 3).mapToObj(cases::chat).collect(Collectors.toSet());
        return calls.stream().filter(call -> blocked.contains(call.chatId())).count();
    }
}
