package otklik.endtoend;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import otklik.testkit.fake.ChatRequest;
import otklik.testkit.fake.SendRate;
import otklik.testkit.guarantee.Notice;
import otklik.testkit.guarantee.NoticesWithinBound;

/**
 * What {@link NoticesUnderFaultsTest} saw, whether it holds or not, for {@code otklik bench faults}: a table for people and the same as
 * JSON, written anew after each scenario into the folder of {@code otklik.faults}.
 */
final class FaultFigures {
    private static final String ROW = "%-62s %-9s %8s %8s %8s %8s %8s%n";

    private final Path folder;
    private final StringBuilder table = new StringBuilder(
            String.format(Locale.ROOT, ROW, "scenario", "way", "notices", "given up", "repeats", "of one", "most/s"));
    private final JsonObject json = new JsonObject();

    FaultFigures(Path folder) {
        this.folder = folder;
    }

    /**
     * Notes one way of one scenario.
     *
     * @param ledger how many notices ended how
     * @param seen what the receiver has, repeats included
     * @param calls what the provider was asked; empty where no rate is promised
     */
    void add(
            String scenario,
            String way,
            Map<String, Integer> ledger,
            Collection<Notice> seen,
            List<? extends ChatRequest> calls)
            throws IOException {
        long repeats = NoticesWithinBound.repeatsIn(seen);
        long ofOne = seen.stream().collect(Collectors.groupingBy(Notice::id, Collectors.counting())).values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1)
                - 1;
        int planned = ledger.values().stream().mapToInt(Integer::intValue).sum();
        int givenUp = ledger.entrySet().stream()
                .filter(end -> end.getKey().startsWith("DEAD"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        JsonObject figures = new JsonObject()
                .put("notices", planned)
                .put("given_up", givenUp)
                .put("repeats", repeats)
                .put("repeats_of_one", ofOne);
        String peak = "";
        if (!calls.isEmpty()) {
            int most = SendRate.peak(calls);
            figures.put("most_per_s", most);
            peak = Integer.toString(most);
        }
        table.append(String.format(Locale.ROOT, ROW, scenario, way, planned, givenUp, repeats, ofOne, peak));
        JsonObject ways = json.getJsonObject(scenario, new JsonObject());
        json.put(scenario, ways.put(way, figures));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("faults.txt"), table);
        Files.writeString(folder.resolve("faults.json"), json.encodePrettily() + "\n");
    }
}
