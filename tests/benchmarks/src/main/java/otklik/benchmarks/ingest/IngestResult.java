package otklik.benchmarks.ingest;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code otklik bench ingest} measured: figures by key, in the order in which they were found, each with its words. */
final class IngestResult {
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    void put(String key, double value, String unit) {
        figures.put(key, value);
        words.add(String.format(Locale.ROOT, "%-26s %,12.2f   %s", key, value, unit));
    }

    double get(String key) {
        return figures.getOrDefault(key, 0d);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        figures.forEach((key, value) -> json.put(key, Math.round(value * 100) / 100.0));
        return json;
    }

    String table() {
        return String.join("\n", words);
    }
}
