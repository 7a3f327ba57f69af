package otklik.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.postgres.EmbeddedPostgreSql;

/**
 * One service as a process by itself, with the command and the settings that the launcher would give it: to measure it alone. Its
 * servers are the caller's. Nobody starts it again.
 */
public final class LoneService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final int port;

    private LoneService(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts the service of a built project; see {@link #awaitReady}.
     *
     * @param installation where the project and the keys are; the service's log is appended to one of its logs
     * @param kafka {@code bootstrap.servers}
     * @param database has been started
     * @param besides further environment variables of the service; they win
     */
    public static LoneService start(
            Service service,
            Installation installation,
            LaunchOptions options,
            String kafka,
            EmbeddedPostgreSql database,
            Map<String, String> besides) {
        var jar = service.jar(installation.root());
        var log = installation.logs().resolve(service.moduleName() + ".log");
        var keys = KeyFiles.create(installation.keys());
        var builder = new ProcessBuilder(options.java().of(jar, service.aotCache(installation.root())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(new ServiceSettings(
                                options.ports(),
                                options.regionPack(),
                                keys,
                                installation.attachments(),
                                kafka,
                                database)
                        .of(service));
        builder.environment().putAll(besides);
        try {
            Files.createDirectories(log.getParent());
            return new LoneService(builder.start(), log, options.ports().of(service));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start " + service.moduleName() + ": " + e.getMessage(), e);
        }
    }

    /** Its HTTP port. */
    public int port() {
        return port;
    }

    /** Its process, to be watched. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /**
     * Waits until it is ready.
     *
     * @throws IllegalStateException when it ends or takes longer than {@code patience}; says where its log is
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        var health = new Health();
        var deadline = System.nanoTime() + patience.toNanos();
        while (!health.ask(port).ready()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the service is not ready; its words are in " + log);
            }
            Thread.sleep(50);
        }
    }

    /** Stops it in order, or kills it when it does not listen. */
    @Override
    public void close() {
        PidFile.stop(process.toHandle(), PATIENCE);
    }
}
