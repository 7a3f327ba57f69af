package otklik.standalone.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which column becomes which field of a message. Only what is named goes out: by the caller, or by a column that has the
 * very name of an unsuspicious field. So a data set's labels (category, executor, region …) stay at home.
 */
public final class ColumnMapping {

    /** Fields of a message that can be filled. */
    public static final List<String> FIELDS = List.of(
            "externalId",
            "text",
            "conversation",
            "author",
            "lat",
            "lon",
            "address",
            "location",
            "municipality",
            "category",
            "regime",
            "campaign",
            "language",
            "sentAt",
            "attachments");

    private static final Map<String, List<String>> BY_NAME = Map.of(
            "externalId", List.of("externalId", "id"),
            "text", List.of("text"),
            "conversation", List.of("conversation"),
            "author", List.of("author"),
            "language", List.of("language"),
            "sentAt", List.of("sentAt"));

    private static final Set<String> NUMBERS = Set.of("lat", "lon");

    private final Map<String, String> columnOf;

    private ColumnMapping(Map<String, String> columnOf) {
        this.columnOf = columnOf;
    }

    /**
     * The mapping for a file.
     *
     * @param named field → column, as the caller wants it
     * @param columns that the file has
     * @throws IllegalArgumentException when a field or column does not exist, or nothing becomes the text; the message is
     *     a key of {@code Words} and its arguments, separated by a bar
     */
    public static ColumnMapping of(Map<String, String> named, Set<String> columns) {
        var columnOf = new LinkedHashMap<String, String>();
        named.forEach((field, column) -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("import.no-field|" + field + "|" + String.join(", ", FIELDS));
            }
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("import.no-column|" + column + "|" + String.join(", ", columns));
            }
            columnOf.put(field, column);
        });
        BY_NAME.forEach((field, names) -> names.stream()
                .filter(name -> columns.contains(name) && !columnOf.containsValue(name))
                .findFirst()
                .ifPresent(name -> columnOf.putIfAbsent(field, name)));
        if (!columnOf.containsKey("text")) {
            throw new IllegalArgumentException("import.no-text|" + String.join(", ", columns));
        }
        return new ColumnMapping(columnOf);
    }

    /** Field → column. */
    public Map<String, String> columnOf() {
        return Map.copyOf(columnOf);
    }

    /** Columns that are not sent. */
    public Set<String> unsent(Set<String> columns) {
        var unsent = new TreeSet<>(columns);
        unsent.removeAll(columnOf.values());
        return unsent;
    }

    /** The id of a row at its sender: its column, else the row's number with a digest of the text. */
    String externalId(Row row) {
        var column = columnOf.get("externalId");
        var value = column == null
                ? ""
                : row.columns().getOrDefault(column, TextNode.valueOf("")).asText();
        if (!value.isBlank()) {
            return value.strip();
        }
        return row.number() + "-" + digest(text(row));
    }

    /** The message as JSON. */
    ObjectNode message(Row row) {
        var message = JsonNodeFactory.instance.objectNode();
        message.put("externalId", externalId(row));
        columnOf.forEach((field, column) -> {
            var value = row.columns().get(column);
            if (value == null || field.equals("externalId") || isEmpty(value)) {
                return;
            }
            switch (field) {
                case "author" -> message.set("author", value.isObject() ? value : object("id", value));
                case "lat", "lon", "address" -> location(message).set(field, number(field, value));
                default -> message.set(field, value);
            }
        });
        if (!message.has("text")) {
            message.put("text", "");
        }
        return message;
    }

    private String text(Row row) {
        return row.columns()
                .getOrDefault(columnOf.getOrDefault("text", ""), TextNode.valueOf(""))
                .asText();
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.asText().isBlank());
    }

    private static ObjectNode object(String name, JsonNode value) {
        var object = JsonNodeFactory.instance.objectNode();
        object.set(name, value.isTextual() ? value : TextNode.valueOf(value.asText()));
        return object;
    }

    private static ObjectNode location(ObjectNode message) {
        return message.get("location") instanceof ObjectNode known ? known : message.putObject("location");
    }

    private static JsonNode number(String field, JsonNode value) {
        if (!NUMBERS.contains(field) || value.isNumber()) {
            return value;
        }
        try {
            return JsonNodeFactory.instance.numberNode(
                    Double.parseDouble(value.asText().strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            // The service says what is wrong with it.
            return value;
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
