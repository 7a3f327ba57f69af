package otklik.benchmarks.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import otklik.benchmarks.Console;

/** Kafka's own producer performance tool, a process of its own, with the producer settings of ingest-service. */
final class ProducerTool {
    private static final String TOOL = "org.apache.kafka.tools.ProducerPerformance";
    private static final Pattern WINDOW = Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec .*");

    private ProducerTool() {}

    /**
     * Records a second: the middle of its windows of five seconds, the first left out, in which it warms up; of a run too
     * short for that, the whole.
     */
    static double run(String bootstrapServers, String topic, Path payloads, int records)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        TOOL,
                        "--topic",
                        topic,
                        "--num-records",
                        String.valueOf(records),
                        "--payload-file",
                        payloads.toString(),
                        "--throughput",
                        "-1",
                        "--producer-props",
                        "bootstrap.servers=" + bootstrapServers,
                        "acks=all",
                        "compression.type=lz4",
                        "linger.ms=5",
                        "batch.size=131072"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Double> windows = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher window = WINDOW.matcher(line);
                if (window.matches()) {
                    windows.add(Double.valueOf(window.group(2)));
                }
            }
        }
        if (process.waitFor() != 0 || windows.isEmpty()) {
            throw new IOException(TOOL + " failed with " + process.exitValue());
        }
        double rate = middle(windows);
        Console.say("  Kafka's producer tool: %,.0f records/s", rate);
        return rate;
    }

    /** The last is the tool's sum of all. */
    private static double middle(List<Double> windows) {
        double whole = windows.getLast();
        List<Double> warm = windows.size() < 4
                ? List.of(whole)
                : windows.subList(1, windows.size() - 1).stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }

    /** Surefire hides the class path in a jar's manifest and tells it here. */
    private static String classPath() {
        String told = System.getProperty("surefire.test.class.path");
        return told == null ? System.getProperty("java.class.path", "") : told;
    }
}
