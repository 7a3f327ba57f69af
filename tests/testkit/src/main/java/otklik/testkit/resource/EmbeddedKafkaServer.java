package otklik.testkit.resource;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Ports;
import otklik.standalone.kafka.KafkaProcess;

/** The embedded broker in a JVM of its own, so that SIGKILL can hit it alone. */
final class EmbeddedKafkaServer implements Server {

    private final Path folder = TemporaryFolder.create("kafka");
    private final int port = Ports.free();
    private final int controllerPort = Ports.free();
    private @Nullable Process process;

    @Override
    public void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.add(ChildKafka.class.getName());
        command.addAll(List.of(
                folder.resolve("data").toString(),
                String.valueOf(port),
                String.valueOf(controllerPort),
                String.valueOf(ProcessHandle.current().pid())));
        File log = folder.resolve("kafka.log").toFile();
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            process = started;
            awaitReady(started, log);
        } catch (IOException notStarted) {
            throw new UncheckedIOException("the embedded Kafka did not start", notStarted);
        }
    }

    private static void awaitReady(Process started, File log) throws IOException {
        BufferedReader output = started.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(KafkaProcess.READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return;
            }
        }
        throw new IOException("it ended before it was ready; see " + log);
    }

    @Override
    public void stop() {
        end(Process::destroy);
    }

    @Override
    public void kill() {
        end(Process::destroyForcibly);
    }

    @Override
    public void discard() {
        kill();
        TemporaryFolder.delete(folder);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    private void end(Consumer<Process> way) {
        Process running = process;
        process = null;
        if (running == null) {
            return;
        }
        way.accept(running);
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Surefire hides the class path in a jar's manifest and tells it here. */
    private static String classPath() {
        String told = System.getProperty("surefire.test.class.path");
        return told == null ? System.getProperty("java.class.path", "") : told;
    }
}
