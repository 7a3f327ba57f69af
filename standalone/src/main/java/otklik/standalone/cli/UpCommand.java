package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.intake.FileImport;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.launch.Installation;
import otklik.standalone.launch.JavaCommand;
import otklik.standalone.launch.LaunchOptions;
import otklik.standalone.launch.LaunchWatcher;
import otklik.standalone.launch.Launcher;
import otklik.standalone.launch.PortPlan;
import otklik.standalone.launch.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otklik up}: everything on this machine, until Ctrl-C. */
@Command(name = "up", resourceBundle = Words.BUNDLE)
final class UpCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    private DataOption data;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Option(names = "--memory", paramLabel = "SIZE", defaultValue = "192m")
    private String memory;

    @Option(names = "--region", paramLabel = "DIR")
    private @Nullable Path region;

    @Option(names = "--jit", paramLabel = "fast|full", defaultValue = "fast")
    private String jit;

    @Option(names = "--prepare", hidden = true)
    private boolean prepare;

    @Override
    public Integer call() throws InterruptedException, IOException, FileImport.GivenUp {
        var installation = data.installation();
        var options = options(installation);
        Logs.into(installation.logs().resolve("standalone.log"));
        var screen = new Screen(System.out);
        screen.line(Words.of(prepare ? "up.preparing" : "up.starting", installation.data()));
        var began = System.nanoTime();
        var launcher = new Launcher(installation, options, watcher(screen));
        var ended = new CountDownLatch(1);
        var ending = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (ending.get()) {
                                launcher.close();
                            } else {
                                stop(launcher, screen, ended);
                            }
                        },
                        "stop"));
        try {
            if (!launcher.launch()) {
                ended.await();
                return ExitCode.OK;
            }
        } catch (RuntimeException e) {
            ending.set(true);
            screen.line("");
            launcher.close();
            throw e;
        }
        if (prepare) {
            screen.progress(Words.of("up.rehearsing"));
            new Rehearsal(installation, adminHttp(installation, options)).run();
            screen.progress(Words.of("up.writing-caches"));
            ending.set(true);
            launcher.close();
            screen.line(Words.of("up.prepared", seconds(began)));
            return ExitCode.OK;
        }
        screen.line(Words.of("up.healthy", seconds(began)));
        introduce(screen, installation, options);
        ended.await();
        return ExitCode.OK;
    }

    private LaunchOptions options(Installation installation) {
        if (!memory.matches("\\d+[mMgG]")) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("up.wrong-memory", memory));
        }
        if (!jit.equals("fast") && !jit.equals("full")) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("up.wrong-jit", jit));
        }
        PortPlan ports;
        try {
            ports = prepare ? PortPlan.free() : new PortPlan(port);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("up.wrong-port", String.valueOf(port)));
        }
        var pack = region == null ? installation.regionPack() : region.toAbsolutePath();
        return new LaunchOptions(ports, pack, new JavaCommand(memory, jit.equals("full")), prepare, PATIENCE);
    }

    private void introduce(Screen screen, Installation installation, LaunchOptions options) {
        var ports = options.ports();
        screen.line("");
        screen.line(Words.of("up.info.base-url", ports.baseUrl()));
        screen.line(Words.of("up.info.health", ports.baseUrl() + "/services/ingest/q/health"));
        var key = new ConnectorKey(installation, "import");
        var secret = key.readOrRequest(adminHttp(installation, options));
        screen.line(Words.of("up.info.key", secret, key.file()));
        screen.line(Words.of("up.info.kafka", "127.0.0.1:" + ports.kafka()));
        screen.line(Words.of("up.info.database", "127.0.0.1:" + ports.postgreSql()));
        screen.line(Words.of("up.info.data", installation.data()));
        screen.line(Words.of("up.info.logs", installation.logs()));
        if (!Files.exists(installation.imports())) {
            screen.line("");
            screen.line(Words.of("up.info.try", ports.baseUrl(), secret));
        }
        screen.line("");
        screen.line(Words.of("up.info.stop"));
    }

    private static AdminHttp adminHttp(Installation installation, LaunchOptions options) {
        return new AdminHttp(
                options.ports().baseUrl(), KeyFiles.create(installation.keys()).tokenSigner());
    }

    private static void stop(Launcher launcher, Screen screen, CountDownLatch ended) {
        try {
            screen.line("");
            screen.progress(Words.of("up.stopping"));
            launcher.close();
            screen.line(Words.of("up.stopped"));
        } finally {
            ended.countDown();
        }
    }

    private static LaunchWatcher watcher(Screen screen) {
        return new LaunchWatcher() {
            @Override
            public void begins(String step, Object... arguments) {
                screen.progress(Words.of(step, arguments));
            }

            @Override
            public void died(Service service, int exitCode, Duration pause) {
                screen.line(
                        Words.of("up.died", service.moduleName(), String.valueOf(exitCode), pause.toMillis() / 1000.0));
            }

            @Override
            public void databaseDied() {
                screen.line(Words.of("up.database-died"));
            }

            @Override
            public void recovered(String what) {
                screen.line(Words.of("up.recovered", what));
            }
        };
    }

    private static double seconds(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos).toMillis() / 1000.0;
    }
}
