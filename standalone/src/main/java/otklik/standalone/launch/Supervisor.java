package otklik.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one process per service, writes what they say into logs of limited size, and starts a service again that died
 * (after half a second, then after ever longer pauses up to half a minute). Thread-safe.
 */
final class Supervisor {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    /** A command with its environment. */
    record Program(List<String> command, Map<String, String> environment) {

        Program {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    private final Path run;
    private final Path logs;
    private final Duration patience;
    private final LaunchWatcher watcher;
    private final Map<Service, Process> running = new EnumMap<>(Service.class);
    private boolean stopping;

    /** @param patience how long a service may take to end before it is killed */
    Supervisor(Path run, Path logs, Duration patience, LaunchWatcher watcher) {
        this.run = run;
        this.logs = logs;
        this.patience = patience;
        this.watcher = watcher;
    }

    /** Stops what an earlier, killed launcher left running; says what it was. */
    List<Service> stopLeftOvers() {
        var stopped = new ArrayList<Service>();
        for (var service : Service.values()) {
            if (pidFile(service).stopLeftOver()) {
                stopped.add(service);
            }
        }
        return stopped;
    }

    /** Starts a service and keeps it running until {@link #stop}. */
    synchronized void start(Service service, Program program) {
        if (running.containsKey(service)) {
            throw new IllegalStateException(service + " runs already");
        }
        launch(service, program, FIRST_PAUSE);
    }

    /** The process of a service; empty between its death and its next start. */
    synchronized Optional<ProcessHandle> process(Service service) {
        return Optional.ofNullable(running.get(service)).map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    /** The log of a service. */
    Path log(Service service) {
        return logs.resolve(service.moduleName() + ".log");
    }

    /** Stops all services, one after another in their order, and waits; those that do not listen are killed. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        for (var service : Service.values()) {
            @Nullable Process process;
            synchronized (this) {
                process = running.remove(service);
            }
            if (process != null) {
                PidFile.stop(process.toHandle(), patience);
            }
            pidFile(service).delete();
        }
    }

    private synchronized void launch(Service service, Program program, Duration pause) {
        if (stopping) {
            return;
        }
        var builder = new ProcessBuilder(deafToTerminal(program.command())).redirectErrorStream(true);
        builder.environment().putAll(program.environment());
        try {
            var process = builder.start();
            process.getOutputStream().close();
            pidFile(service).write(process.toHandle());
            running.put(service, process);
            var started = System.nanoTime();
            Thread.ofPlatform()
                    .daemon()
                    .name(service.shortName() + "-log")
                    .start(() -> new RotatingLog(log(service), RotatingLog.DEFAULT_LIMIT_BYTES)
                            .copy(process.getInputStream()));
            process.onExit()
                    .thenAcceptAsync(ended -> Thread.ofVirtual()
                            .name(service.shortName() + "-restart")
                            .start(() -> restart(
                                    service, program, ended, Duration.ofNanos(System.nanoTime() - started), pause)));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start " + service.moduleName() + ": " + e.getMessage(), e);
        }
    }

    private void restart(Service service, Program program, Process ended, Duration lived, Duration pause) {
        synchronized (this) {
            if (stopping || running.get(service) != ended) {
                return;
            }
        }
        var wait = lived.compareTo(STEADY) > 0 ? FIRST_PAUSE : pause;
        watcher.died(service, ended.exitValue(), wait);
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        var longer = wait.multipliedBy(2);
        launch(service, program, longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer);
    }

    /** Ctrl-C goes to every process of the terminal: services ignore it, since they are stopped in their order. */
    private static List<String> deafToTerminal(List<String> command) {
        var wrapped = new ArrayList<String>(List.of("bash", "-c", "trap '' INT HUP; exec \"$@\"", "otklik"));
        wrapped.addAll(command);
        return wrapped;
    }

    private PidFile pidFile(Service service) {
        return new PidFile(run.resolve(service.moduleName() + ".pid"));
    }
}
