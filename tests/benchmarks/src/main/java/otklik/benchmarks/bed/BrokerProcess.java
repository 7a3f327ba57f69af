package otklik.benchmarks.bed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import otklik.standalone.kafka.KafkaProcess;

/** Kafka as a process of its own, so that its share of the work can be told from others'. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /** Returns when it serves. */
    static BrokerProcess start(Path directory, int port, int controllerPort) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        KafkaProcess.class.getName(),
                        directory.toString(),
                        String.valueOf(port),
                        String.valueOf(controllerPort)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(KafkaProcess.READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return new BrokerProcess(process);
            }
        }
        throw new IOException("Kafka ended before it was ready");
    }

    /** Surefire hides the class path in a jar's manifest and tells it here. */
    private static String classPath() {
        String told = System.getProperty("surefire.test.class.path");
        return told == null ? System.getProperty("java.class.path", "") : told;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
