package otklik.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark measured: figures by key, in the order in which they were found, each with its words. */
public final class Figures {
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    public void put(String key, double value, String unit) {
        figures.put(key, value);
        words.add(String.format(Locale.ROOT, "%-26s %,12.2f   %s", key, value, unit));
    }

    public double get(String key) {
        return figures.getOrDefault(key, 0d);
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        figures.forEach((key, value) -> json.put(key, Math.round(value * 100) / 100.0));
        return json;
    }

    public String table() {
        return String.join("\n", words);
    }
}
