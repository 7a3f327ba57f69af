package otklik.ingest.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.ImportColumn;
import otklik.region.ImportField;
import otklik.region.ImportPreset;
import otklik.tables.TableRow;

/** Where in one file the columns stand that its preset names. */
final class FileColumns {
    private final ImportPreset preset;
    private final List<String> header;
    private final Map<ImportField, Integer> places = new EnumMap<>(ImportField.class);
    private final List<Integer> text = new ArrayList<>();

    /**
     * @param header names of the file's columns
     * @throws Refused when the file has no column for the text, or none that tells messages apart
     */
    FileColumns(ImportPreset preset, List<String> header) throws Refused {
        this.preset = preset;
        this.header = header;
        preset.columns().forEach((field, column) -> column.in(header).ifPresent(at -> places.put(field, at)));
        preset.text().forEach(column -> column.in(header).ifPresent(text::add));
        if (text.isEmpty()) {
            throw Refusal.of(Reason.NO_COLUMN, "text").thrown();
        }
        if (!places.containsKey(ImportField.EXTERNAL_ID) && !places.containsKey(ImportField.URL)) {
            throw Refusal.of(Reason.NO_COLUMN, "externalId").thrown();
        }
    }

    /** What the row says; absent where it says nothing. */
    @Nullable
    String value(TableRow row, ImportField field) {
        Integer at = places.get(field);
        String value = at == null ? "" : row.values().get(at);
        return preset.isEmpty(value) ? null : value.strip();
    }

    /** What stands in the column; nothing where the file has none of this name. */
    Optional<String> cell(TableRow row, ImportColumn column) {
        OptionalInt at = column.in(header);
        return at.isPresent() ? Optional.of(row.values().get(at.getAsInt())) : Optional.empty();
    }

    /** The columns of the text put together, each in a paragraph of its own. */
    String text(TableRow row) {
        var parts = new ArrayList<String>(text.size());
        for (int at : text) {
            String value = row.values().get(at);
            if (!preset.isEmpty(value)) {
                parts.add(value.strip());
            }
        }
        return String.join("\n", parts);
    }

    /** Which columns become what, by the field's path. */
    Map<String, List<String>> sent() {
        var sent = new LinkedHashMap<String, List<String>>();
        sent.put("text", text.stream().map(header::get).toList());
        places.forEach((field, at) -> sent.put(field.path(), List.of(header.get(at))));
        preset.network().ifPresent(network -> add(sent, "network", network.column()));
        preset.regimes().forEach(hint -> add(sent, "regime", hint.column()));
        return sent;
    }

    private void add(Map<String, List<String>> sent, String path, ImportColumn column) {
        column.in(header).ifPresent(at -> {
            var columns = new ArrayList<>(sent.getOrDefault(path, List.of()));
            columns.add(header.get(at));
            sent.put(path, columns);
        });
    }

    /** Columns that stay in the file. */
    Set<String> kept() {
        var kept = new TreeSet<>(header);
        sent().values().forEach(kept::removeAll);
        kept.remove("");
        return kept;
    }

    /** The column at fault when a message is refused for this field. */
    @Nullable
    String columnOf(@Nullable String path) {
        var columns = sent().get(
                        switch (path) {
                            case "author.id" -> "author";
                            case "location.lat" -> "lat";
                            case "location.lon" -> "lon";
                            case "location.address" -> "address";
                            case null -> "";
                            default -> path;
                        });
        return columns == null ? null : columns.getFirst();
    }
}
