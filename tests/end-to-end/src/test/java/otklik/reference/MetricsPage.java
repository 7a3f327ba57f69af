package otklik.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/reference/metrics.md}: every meter that the code builds, with the name that Prometheus sees. */
final class MetricsPage {
    private static final Pattern METER = Pattern.compile(
            "(Counter|Timer|Gauge|TimeGauge|FunctionCounter|DistributionSummary)\\s*\\.builder\\(\\s*\"(otklik[a-z.]+)\"(.*?)\\.register\\(",
            Pattern.DOTALL);
    private static final Pattern DESCRIPTION = Pattern.compile("\\.description\\(\\s*((?:\"[^\"]*\"\\s*\\+?\\s*)+)\\)");
    private static final Pattern TAG = Pattern.compile("\\.tags?\\(((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern NAMED = Pattern.compile("\"([a-z_]+)\"\\s*,");
    private static final Pattern ANY_NAME =
            Pattern.compile("\\.(?:counter|timer|gauge|summary)\\(\\s*\"(otklik\\.[a-z.]+)\"");

    private record Metric(String kind, String description, TreeSet<String> tags, TreeSet<String> modules) {}

    private final Map<String, Metric> metrics = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    static MetricsPage read() throws IOException {
        MetricsPage page = new MetricsPage();
        for (Path file : Sources.all()) {
            page.read(file, Files.readString(file));
        }
        return page;
    }

    private void read(Path file, String source) {
        TreeSet<String> built = new TreeSet<>();
        Matcher meter = METER.matcher(source);
        while (meter.find()) {
            built.add(meter.group(2));
            Matcher description = DESCRIPTION.matcher(meter.group(3));
            if (!description.find()) {
                faults.add(meter.group(2) + " has no description");
                continue;
            }
            Metric metric = metrics.computeIfAbsent(
                    exported(meter.group(1), meter.group(2)),
                    name -> new Metric(
                            meter.group(1).toLowerCase(java.util.Locale.ROOT),
                            description
                                    .group(1)
                                    .replaceAll("\"\\s*\\+?\\s*\"?", "")
                                    .trim(),
                            new TreeSet<>(),
                            new TreeSet<>()));
            metric.modules.add(Sources.moduleOf(file).equals("eventing") ? "every consumer" : Sources.moduleOf(file));
            Matcher tags = TAG.matcher(meter.group(3));
            while (tags.find()) {
                Matcher name = NAMED.matcher(tags.group(1));
                while (name.find()) {
                    metric.tags.add(name.group(1));
                }
            }
        }
        if (source.contains("MeterRegistry")) {
            Matcher any = ANY_NAME.matcher(source);
            while (any.find()) {
                if (!built.contains(any.group(1))) {
                    faults.add(any.group(1) + " in " + file.getFileName() + " is not built with a description");
                }
            }
        }
    }

    /** What is wrong with the code: meters without a description. */
    List<String> faults() {
        return faults;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Generated from the code by `ReferencePagesTest`. Every service serves them at `/q/metrics` in Prometheus's format, beside those of the JVM, HTTP and the connection pool.

                | metric | kind | labels | meaning | of |
                |---|---|---|---|---|
                """);
        metrics.forEach((name, metric) -> page.append("| `")
                .append(name)
                .append("` | ")
                .append(metric.kind)
                .append(" | ")
                .append(String.join(", ", metric.tags))
                .append(" | ")
                .append(metric.description)
                .append(" | ")
                .append(String.join(", ", metric.modules))
                .append(" |\n"));
        return page.toString();
    }

    private static String exported(String kind, String name) {
        String snake = name.replace('.', '_');
        return switch (kind) {
            case "Counter", "FunctionCounter" -> snake + "_total";
            case "Timer", "TimeGauge" -> snake + "_seconds";
            default -> snake;
        };
    }
}
