package otklik.standalone.launch;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import otklik.region.Agency;
import otklik.region.Connector;
import otklik.region.RegionPack;
import otklik.standalone.Ports;
import otklik.standalone.kafka.EmbeddedKafka;
import otklik.standalone.kafka.Topics;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.postgres.EmbeddedPostgreSql;
import otklik.standalone.proxy.BaseUrl;

/**
 * The whole system on this machine: broker, database, one process per service and the base URL in front. One instance
 * is one run; {@link #close} takes everything down in order, at any moment and from any thread, and returns when nothing
 * runs any more, whichever thread takes it down.
 */
public final class Launcher implements AutoCloseable {

    /** How long a service may take to end before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** It writes its ahead-of-time cache at its end. */
    private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(5);

    private final Installation installation;
    private final LaunchOptions options;
    private final LaunchWatcher watcher;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql database;
    private final DatabaseKeeper databaseKeeper;
    private final Supervisor supervisor;
    private final BaseUrl baseUrl;
    private @Nullable LauncherLock lock;
    private volatile boolean closing;
    private volatile CountDownLatch launching = new CountDownLatch(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A run that has not begun. */
    public Launcher(Installation installation, LaunchOptions options, LaunchWatcher watcher) {
        this.installation = installation;
        this.options = options;
        this.watcher = watcher;
        var ports = options.ports();
        kafka = new EmbeddedKafka(installation.kafka(), ports.kafka(), ports.kafkaController());
        database = new EmbeddedPostgreSql(installation.postgreSql(), ports.postgreSql());
        databaseKeeper = new DatabaseKeeper(database, watcher);
        supervisor = new Supervisor(
                installation.run(), installation.logs(), options.training() ? TRAINING_PATIENCE : PATIENCE, watcher);
        baseUrl = new BaseUrl(ports.base(), service -> ports.of(service));
    }

    /**
     * Brings everything up and returns when all services are healthy.
     *
     * @return false if the run was closed meanwhile
     * @throws LaunchFailed when that can't be; what was started is then still to be closed
     * @throws otklik.region.PackFaults when the region pack has faults
     */
    public boolean launch() throws InterruptedException {
        synchronized (this) {
            if (closing) {
                return false;
            }
            launching = new CountDownLatch(1);
        }
        try {
            takeFolder();
            var pack = RegionPack.load(options.regionPack());
            requireBuilt();
            recover();
            requirePorts();
            var keys = KeyFiles.create(installation.keys());
            startServers(pack);
            databaseKeeper.start();
            baseUrl.start();
            startServices(keys);
            awaitHealth();
            return !closing;
        } finally {
            launching.countDown();
        }
    }

    @Override
    public void close() {
        boolean first;
        synchronized (this) {
            first = !closing;
            closing = true;
        }
        if (!first) {
            awaitClosed();
            return;
        }
        try {
            takeDown();
        } finally {
            closed.countDown();
        }
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeDown() {
        awaitLaunch();
        List<Runnable> steps = List.of(
                supervisor::stop, databaseKeeper::close, baseUrl::stop, kafka::stop, database::stop, this::freeFolder);
        var failures = new ArrayList<RuntimeException>();
        for (var step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** What is just being started can't be stopped: let it come up first. Services are not started any more. */
    private void awaitLaunch() {
        try {
            if (!launching.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The launch does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startServices(KeyFiles keys) {
        var settings = new ServiceSettings(
                options.ports(),
                options.regionPack(),
                keys,
                installation.attachments(),
                kafka.bootstrapServers(),
                database);
        for (var service : Service.values()) {
            if (!closing) {
                supervisor.start(service, program(service, settings));
            }
        }
    }

    private void takeFolder() {
        var taken = LauncherLock.take(installation.run(), options.ports().base());
        if (taken == null) {
            var port =
                    LauncherLock.basePort(installation).orElse(options.ports().base());
            throw new LaunchFailed("up.running-already", installation.data(), "http://127.0.0.1:" + port);
        }
        lock = taken;
    }

    private void freeFolder() {
        var held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }

    private void requireBuilt() {
        for (var service : Service.values()) {
            if (!Files.exists(service.jar(installation.root()))) {
                throw new LaunchFailed("up.not-built", service.jar(installation.root()));
            }
        }
    }

    private void recover() {
        var services = supervisor.stopLeftOvers();
        if (database.stopLeftOver()) {
            watcher.recovered("PostgreSQL");
        }
        if (!services.isEmpty()) {
            watcher.recovered(services.stream().map(Service::moduleName).collect(Collectors.joining(", ")));
        }
    }

    private void requirePorts() {
        options.ports().all().forEach((port, purpose) -> {
            if (!Ports.isFree(port)) {
                throw new LaunchFailed(
                        "up.port-taken",
                        String.valueOf(port),
                        purpose,
                        String.valueOf(options.ports().base() + 100));
            }
        });
    }

    private void startServers(RegionPack pack) {
        watcher.begins("up.step.servers");
        var databaseStart = CompletableFuture.runAsync(database::start);
        var brokerStart = CompletableFuture.runAsync(() -> {
            kafka.start();
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                Topics.create(
                        admin,
                        pack.agencies().stream().map(Agency::code).toList(),
                        pack.connectors().stream().map(Connector::code).toList(),
                        new Topics.Kept(pack.agencyTopicRetention(), pack.trainingRetention()));
            }
        });
        try {
            CompletableFuture.allOf(databaseStart, brokerStart).join();
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new LaunchFailed("up.server-failed", String.valueOf(cause.getMessage()));
        }
    }

    private Supervisor.Program program(Service service, ServiceSettings settings) {
        var jar = service.jar(installation.root());
        var cache = service.aotCache(installation.root());
        var command = options.training()
                ? options.java().training(jar, cache)
                : options.java().of(jar, cache);
        return new Supervisor.Program(command, settings.of(service));
    }

    private void awaitHealth() throws InterruptedException {
        var health = new Health();
        Set<Service> waiting = EnumSet.allOf(Service.class);
        var deadline = System.nanoTime() + options.patience().toNanos();
        var said = "";
        while (!waiting.isEmpty() && !closing) {
            for (var service : List.copyOf(waiting)) {
                var answer = health.ask(options.ports().of(service));
                if (answer.ready()) {
                    waiting.remove(service);
                } else {
                    said = answer.said();
                }
            }
            if (!waiting.isEmpty()) {
                watcher.begins("up.step.services", names(waiting));
                if (System.nanoTime() > deadline) {
                    var first = waiting.iterator().next();
                    throw new LaunchFailed(
                            "up.not-healthy", names(waiting), seconds(options.patience()), supervisor.log(first), said);
                }
                Thread.sleep(50);
            }
        }
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static String names(Set<Service> services) {
        return services.stream().map(Service::moduleName).collect(Collectors.joining(", "));
    }
}
