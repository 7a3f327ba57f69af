package otklik.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.JavaChild;
import otklik.standalone.Ports;

class LauncherTest {

    @TempDir
    Path folder;

    private Installation installation = new Installation(Path.of("."), Path.of("."));
    private int port;

    @BeforeEach
    void makeProject() throws IOException {
        installation = new Installation(BuiltProject.in(folder.resolve("project")), folder.resolve("data"));
        port = freeRange();
    }

    @Test
    void shouldReachEveryServiceThroughBaseUrlWhenAllIsHealthy() throws Exception {
        try (var launcher = new Launcher(installation, options(port), new LauncherProcess.QuietWatcher())) {
            launcher.launch();

            assertThat(get("/services/ingest/q/health").body()).isEqualTo(pid(Service.INGEST));
            assertThat(get("/v1/cases/ABCDE-12345").body()).isEqualTo(pid(Service.ROUTING));
            assertThat(get("/v1/connectors/import/webhook").body()).isEqualTo(pid(Service.NOTIFY));
            assertThat(LauncherLock.basePort(installation)).hasValue(port);
        }
        assertThat(LauncherLock.basePort(installation)).isEmpty();
        assertThat(Files.readString(installation.logs().resolve("ingest-service.log")))
                .contains("fake service");
    }

    @Test
    void shouldStartServiceAgainWhenItWasKilled() throws Exception {
        var deaths = new Deaths();
        try (var launcher = new Launcher(installation, options(port), deaths)) {
            launcher.launch();
            var first = Long.parseLong(pid(Service.CLASSIFY));

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            assertThat(deaths.next()).isEqualTo(Service.CLASSIFY);
            assertThat(awaitOtherPid(Service.CLASSIFY, first)).isNotEqualTo(first);
        }
    }

    @Test
    void shouldAnswer503WhenServiceIsAway() throws Exception {
        try (var launcher = new Launcher(installation, options(port), new LauncherProcess.QuietWatcher())) {
            launcher.launch();
            // killed and not yet started again: half a second at least
            ProcessHandle.of(Long.parseLong(pid(Service.ROUTING))).orElseThrow().destroyForcibly();

            var response = awaitStatus("/v1/cases/1", 503);

            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body()).contains("routing-service");
        }
    }

    @Test
    void shouldTakeOverWhenEarlierLauncherWasKilled() throws Exception {
        try (var earlier = JavaChild.start(
                LauncherProcess.class,
                installation.root().toString(),
                installation.data().toString(),
                String.valueOf(port))) {
            earlier.awaitLine(LauncherProcess.READY);
            earlier.kill();
        }
        var leftOver = ProcessHandle.of(Long.parseLong(pid(Service.INGEST))).orElseThrow();

        try (var launcher = new Launcher(installation, options(port), new LauncherProcess.QuietWatcher())) {
            launcher.launch();

            assertThat(leftOver.info().command()).isEmpty();
            assertThat(get("/services/ingest/q/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldReturnFromASecondCloseOnlyWhenNothingRunsAnyMore() throws Exception {
        try (var launcher = new Launcher(installation, options(port), new LauncherProcess.QuietWatcher())) {
            launcher.launch();
            var earliest = ProcessHandle.of(Long.parseLong(pid(Service.INGEST))).orElseThrow();
            var last = ProcessHandle.of(Long.parseLong(pid(Service.NOTIFY))).orElseThrow();
            var hold = Files.createFile(Service.NOTIFY.jar(installation.root()).resolveSibling(FakeService.HOLD));
            var first = Thread.ofPlatform().start(launcher::close);
            earliest.onExit().get(60, TimeUnit.SECONDS);

            var leftBehind = new AtomicBoolean();
            var second = Thread.ofPlatform().start(() -> {
                launcher.close();
                leftBehind.set(last.isAlive());
            });
            awaitWaiting(second);
            Files.delete(hold);
            second.join();
            first.join();

            assertThat(leftBehind).isFalse();
        }
    }

    @Test
    void shouldNamePortAndItsPurposeWhenItIsTaken() throws Exception {
        var ports = new PortPlan(port);
        try (var stranger = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress());
                var launcher = new Launcher(installation, options(port), new LauncherProcess.QuietWatcher())) {
            var failure = catchThrowableOfType(LaunchFailed.class, launcher::launch);

            assertThat(failure.word()).isEqualTo("up.port-taken");
            assertThat(failure.arguments()).contains(String.valueOf(stranger.getLocalPort()), "Kafka");
        }
    }

    @Test
    void shouldSayWhereItRunsWhenStartedTwice() throws Exception {
        try (var launcher = new Launcher(installation, options(port), new LauncherProcess.QuietWatcher());
                var second = new Launcher(installation, options(freeRange()), new LauncherProcess.QuietWatcher())) {
            launcher.launch();

            var failure = catchThrowableOfType(LaunchFailed.class, second::launch);

            assertThat(failure.word()).isEqualTo("up.running-already");
            assertThat(failure.arguments()).contains("http://127.0.0.1:" + port);
        }
    }

    static LaunchOptions options(int port) {
        return new LaunchOptions(
                new PortPlan(port),
                BuiltProject.regionPack(),
                new JavaCommand("64m", false),
                false,
                Duration.ofMinutes(2));
    }

    /** A base port whose whole plan is free. */
    private static int freeRange() {
        while (true) {
            var base = Ports.free();
            if (base < 60000 && new PortPlan(base).all().keySet().stream().allMatch(Ports::isFree)) {
                return base;
            }
        }
    }

    private String pid(Service service) throws IOException {
        return Files.readString(installation.run().resolve(service.moduleName() + ".pid"))
                .split(" ", -1)[0];
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> awaitStatus(String path, int status) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            var response = get(path);
            if (response.statusCode() == status) {
                return response;
            }
        }
        throw new AssertionError("No answer " + status + " from " + path + " within a minute");
    }

    private long awaitOtherPid(Service service, long former) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            var response = get("/services/" + service.shortName() + "/q/health");
            if (response.statusCode() == 200 && Long.parseLong(response.body()) != former) {
                return Long.parseLong(response.body());
            }
        }
        throw new AssertionError(service + " was not started again within a minute");
    }

    /** Or for its end. */
    private static void awaitWaiting(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static final class Deaths implements LaunchWatcher {
        @Override
        public void databaseDied() {
            // told by the log
        }

        private final BlockingQueue<Service> seen = new LinkedBlockingQueue<>();

        @Override
        public void begins(String step, Object... arguments) {}

        @Override
        public void died(Service service, int exitCode, Duration pause) {
            seen.add(service);
        }

        @Override
        public void recovered(String what) {}

        Service next() throws InterruptedException {
            var service = seen.poll(60, TimeUnit.SECONDS);
            if (service == null) {
                throw new AssertionError("No death was told within a minute");
            }
            return service;
        }
    }
}
