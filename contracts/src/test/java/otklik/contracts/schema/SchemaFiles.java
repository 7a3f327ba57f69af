package otklik.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas in the repository against those that the records give. {@code <folder>/<type>.json}
 *
 * @param update write what changed additively, instead of calling it a fault
 */
record SchemaFiles(Path folder, boolean update) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is wrong with the file of one type, if anything. Breaks are refused whether or not this is an update. */
    Optional<String> fault(String type, JsonNode wanted) throws IOException {
        Path file = folder.resolve(type + ".json");
        String text = Text.json(wanted);
        if (!Files.exists(file)) {
            return settle(file, text, "there is no schema of " + type + " yet");
        }
        String committed = Files.readString(file);
        if (committed.equals(text)) {
            return Optional.empty();
        }
        List<Change> changes = changes(file, wanted);
        List<Change> breaks = changes.stream().filter(Change::breaking).toList();
        if (!breaks.isEmpty()) {
            return Optional.of("the record of " + type + " breaks its contract:" + lines(breaks)
                    + "\nStored records and running readers hold on to " + type
                    + ": undo the change and make a new type beside the old one.");
        }
        return settle(file, text, "the record of " + type + " has changed additively:" + lines(changes));
    }

    /** True when a type with a schema would change in a way that is refused. */
    boolean refuses(Map<String, ? extends JsonNode> wanted) throws IOException {
        for (var schema : wanted.entrySet()) {
            Path file = folder.resolve(schema.getKey() + ".json");
            if (Files.exists(file) && changes(file, schema.getValue()).stream().anyMatch(Change::breaking)) {
                return true;
            }
        }
        return !orphans(wanted).isEmpty();
    }

    /** Types that have a schema and are on no stream any more. */
    List<String> orphans(Map<String, ?> types) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(type -> !types.containsKey(type))
                    .sorted()
                    .toList();
        }
    }

    private static List<Change> changes(Path file, JsonNode wanted) throws IOException {
        return Compatibility.between(JSON.readTree(Files.readString(file)), wanted);
    }

    private Optional<String> settle(Path file, String text, String what) throws IOException {
        if (!update) {
            return Optional.of(what + "\nIf that is meant, run " + Text.UPDATE + " and commit what it writes.");
        }
        Files.createDirectories(folder);
        Files.writeString(file, text);
        return Optional.empty();
    }

    private static String lines(List<Change> changes) {
        StringBuilder lines = new StringBuilder();
        changes.forEach(change -> lines.append("\n  ").append(change));
        return lines.toString();
    }
}
