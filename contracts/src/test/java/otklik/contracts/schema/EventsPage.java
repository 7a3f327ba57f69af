package otklik.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** The reference page of streams and events, as Markdown. */
final class EventsPage {
    private static final String RESOURCES = "../../contracts/src/main/resources/otklik/";

    private final StringBuilder page = new StringBuilder();
    private final SortedMap<String, JsonNode> shapes = new TreeMap<>();
    private final SortedMap<String, ObjectNode> schemas;

    private EventsPage(SortedMap<String, ObjectNode> schemas) {
        this.schemas = schemas;
    }

    /**
     * @param schemas event type → JSON Schema
     * @param headers JSON Schema of the record headers
     */
    static String markdown(SortedMap<String, ObjectNode> schemas, ObjectNode headers) {
        var page = new EventsPage(schemas);
        page.head(headers);
        page.streams();
        page.events();
        page.shapes();
        return page.page.toString();
    }

    private void head(ObjectNode headers) {
        page.append("""
                # Streams and events

                What travels on Kafka. Generated from the records of the module `contracts`: do not edit, run `%s`.
                The same as [AsyncAPI 3.0](../../contracts/asyncapi.yaml); the contract of each type is its JSON Schema. Within a \
                type, shapes change additively: ignore fields that you do not know. A break is a new type beside the old one \
                ([why](../adr/0002-json-cloudevents.md)). Optional fields are absent, never `null`. A record has at most %d MiB.

                ## Headers

                Each record is a CloudEvent 1.0 in binary content mode: these headers, and the event's JSON as the value.

                """.formatted(Text.UPDATE, Streams.MAX_RECORD_BYTES / 1024 / 1024));
        fields(headers, "header");
    }

    private void streams() {
        page.append("\n## Streams\n\n| stream | what | record key | written by | read by | partitions | kept |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        for (Stream<?> stream : Streams.ALL) {
            row(
                    "[`" + stream.name() + "`](#" + anchor(stream.name()) + ")",
                    stream.title(),
                    stream.key(),
                    stream.producer(),
                    stream.consumers().stream().sorted().collect(Collectors.joining(", ")),
                    String.valueOf(stream.partitions()),
                    Promises.days(stream) + (stream.compacted() ? ", compacted" : ""));
        }
    }

    private void events() {
        Set<String> told = new HashSet<>();
        for (Stream<?> stream : Streams.ALL) {
            page.append("\n## `").append(stream.name()).append("`\n\n");
            page.append(stream.title()).append("\n\n");
            page.append(Promises.of(stream)).append('\n');
            String gap = "\n";
            for (String type : stream.events().keySet().stream().sorted().toList()) {
                if (told.add(type)) {
                    event(type);
                } else {
                    page.append(gap)
                            .append("- [`")
                            .append(type)
                            .append("`](#")
                            .append(anchor(type))
                            .append(")\n");
                    gap = "";
                }
            }
        }
    }

    private void event(String type) {
        JsonNode schema = Objects.requireNonNull(schemas.get(type), type);
        page.append("\n### `").append(type).append("`\n\n");
        page.append(schema.path("description").asText());
        page.append(" [Schema](")
                .append(RESOURCES)
                .append("schemas/")
                .append(type)
                .append(".json), [sample](");
        page.append(RESOURCES).append("samples/").append(type).append(".json).\n\n");
        fields(schema, "field");
        schema.path("$defs").properties().forEach(shape -> shapes.put(shape.getKey(), shape.getValue()));
    }

    private void shapes() {
        page.append("\n## Shapes\n\nUsed inside events.\n");
        for (Map.Entry<String, JsonNode> shape : shapes.entrySet()) {
            page.append("\n### ").append(shape.getKey()).append("\n\n");
            page.append(shape.getValue().path("description").asText()).append("\n\n");
            fields(shape.getValue(), "field");
        }
    }

    private void fields(JsonNode schema, String what) {
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        page.append("| ").append(what).append(" | type | | meaning |\n|---|---|---|---|\n");
        for (var field : schema.path("properties").properties()) {
            row(
                    "`" + field.getKey() + "`",
                    type(field.getValue()),
                    required.contains(field.getKey()) ? "required" : "optional",
                    field.getValue().path("description").asText());
        }
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().replaceFirst("^#/\\$defs/", "");
            return "[" + name + "](#" + anchor(name) + ")";
        }
        String type = schema.path("type").asText();
        if (type.equals("array")) {
            return "list of " + type(schema.path("items"));
        }
        if (type.equals("object")) {
            return "map to " + type(schema.path("additionalProperties"));
        }
        return schema.has("format") ? type + ", " + schema.path("format").asText() : type;
    }

    private void row(String... cells) {
        page.append("| ")
                .append(java.util.Arrays.stream(cells)
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    /** As GitHub makes anchors of headings. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
