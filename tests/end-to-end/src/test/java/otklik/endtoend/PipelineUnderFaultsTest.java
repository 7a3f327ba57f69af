package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.fake.Keep;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.guarantee.Belonging;
import otklik.testkit.guarantee.CaseFact;
import otklik.testkit.guarantee.NoMessageLost;
import otklik.testkit.guarantee.Notice;
import otklik.testkit.guarantee.NoticesWithinBound;
import otklik.testkit.guarantee.OneCasePerMessage;
import otklik.testkit.guarantee.OrderPerCase;
import otklik.testkit.message.Marker;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;
import otklik.testkit.observe.Observations;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** Every part is killed while messages come in; afterwards nothing is lost, doubled or out of order, and nothing leaked. */
class PipelineUnderFaultsTest {
    private static final int MESSAGES = 6_000;
    private static final int CHUNK = 200;
    private static final Duration DRAIN = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private WebhookReceiver receiver;
    private RunningSystem system;

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start(Keep.body());
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data, "fast");
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
        receiver.close();
    }

    @Test
    void shouldKeepEveryPromiseWhileEachPartIsKilled() throws Exception {
        var address = receiver.url("/notices");
        receiver.trust(address.getPath(), system.webhook("test", address));
        PatientPlatform platform = new PatientPlatform(system.url(), system.key("test"));
        List<TestMessage> messages = RealShapedMessages.withSeed(42)
                .named("fault")
                .planting(Set.of(Marker.Kind.values()), 20)
                .take(MESSAGES);

        var sending = CompletableFuture.supplyAsync(() -> platform.send(messages, CHUNK));
        List<Runnable> faults = List.of(
                () -> system.kill("ingest"),
                () -> system.kill("classify"),
                () -> system.kill("routing"),
                () -> system.kill("notify"),
                system::killPostgreSql,
                this::killKafka);
        for (int i = 0; i < faults.size(); i++) {
            int moment = MESSAGES * (i + 1) / (faults.size() + 2);
            awaitMoment(platform, moment, sending);
            faults.get(i).run();
        }
        Set<String> accepted = sending.join();
        system.awaitReady();
        awaitNotices(accepted);

        assertThat(accepted).hasSize(MESSAGES);
        judge(accepted);
        AgencyTopics.demandOwnCasesOnly(system.bootstrapServers(), MESSAGES);
        new LeakSearch(system, messages).demandNoMarker();
    }

    /** Kafka lives in the launcher: both die, and the next start finds services that were left behind. */
    private void killKafka() {
        system.killLauncher();
        system.start();
    }

    private static void awaitMoment(PatientPlatform platform, int confirmed, CompletableFuture<?> sending) {
        Eventually.within(
                Duration.ofMinutes(5),
                confirmed + " confirmed messages",
                () -> platform.confirmed() >= confirmed || sending.isCompletedExceptionally());
        if (sending.isCompletedExceptionally()) {
            sending.join();
        }
    }

    private void awaitNotices(Set<String> accepted) {
        Eventually.within(
                DRAIN,
                "an acknowledgement for each of " + accepted.size() + " messages",
                () -> Observations.notices(receiver.accepted()).stream()
                                .map(Notice::messageId)
                                .distinct()
                                .count()
                        >= accepted.size());
    }

    private void judge(Set<String> accepted) throws SQLException {
        List<CaseFact> facts = Observations.caseFacts(system.bootstrapServers());
        List<Belonging> belongings = belongings();
        List<Notice> notices = Observations.notices(receiver.accepted());

        NoMessageLost.among(accepted)
                .reached("messages.tagged", Observations.messagesOn(system.bootstrapServers(), "messages.tagged"))
                .reached("a case", belongings.stream().map(Belonging::messageId).toList())
                .reached("cases.events", Observations.messagesOf(facts))
                .reached("their sender", notices.stream().map(Notice::messageId).toList())
                .verdict()
                .demand(MESSAGES);
        OneCasePerMessage.guarantee().rows(belongings).events(facts).verdict().demand(MESSAGES);
        OrderPerCase.onlyForward().verdict(facts).demand(MESSAGES);
        NoticesWithinBound.repeatsAtMost(RepeatBound.NOTICES)
                .verdict(accepted, notices)
                .demand(MESSAGES);
    }

    private List<Belonging> belongings() throws SQLException {
        DatabaseLogin login = system.database();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password())) {
            return Observations.belongings(connection);
        }
    }
}
