package otklik.contracts.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Demanded;

/**
 * JSON Schema (draft 2020-12) of a record as Jackson writes it: absent instead of null, instants as ISO 8601 text. A shape
 * for which there is no rule is an error, never a guess.
 */
final class SchemaWriter {
    /** Components that hold a UUID, derived or not; all other ids are their makers' own text. */
    private static final Set<String> UUIDS = Set.of("messageId", "caseId", "contactId", "noticeId");

    private final Function<Class<?>, Words> words;

    SchemaWriter(Function<Class<?>, Words> words) {
        this.words = words;
    }

    /** The schema of one event type; shapes inside the record are under {@code $defs}. */
    ObjectNode schema(String type, Class<?> record) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:otklik:" + type);
        schema.put("title", type);
        new Document(JsonNodeFactory.instance.objectNode()).fill(schema, record);
        return schema;
    }

    private final class Document {
        private final ObjectNode definitions;
        private final Map<String, Class<?>> owners = new HashMap<>();

        Document(ObjectNode definitions) {
            this.definitions = definitions;
        }

        void fill(ObjectNode root, Class<?> record) {
            shape(root, record);
            if (!definitions.isEmpty()) {
                root.set("$defs", definitions);
            }
        }

        private void shape(ObjectNode into, Class<?> record) {
            Words said = words.apply(record);
            describe(into, sentence(said.text()));
            into.put("type", "object");
            ObjectNode properties = into.putObject("properties");
            for (RecordComponent component : record.getRecordComponents()) {
                ObjectNode property = property(component);
                describe(property, said.of(component.getName()));
                properties.set(component.getName(), property);
            }
            var required = Arrays.stream(record.getRecordComponents())
                    .filter(SchemaWriter::isRequired)
                    .map(RecordComponent::getName)
                    .toList();
            if (!required.isEmpty()) {
                required.forEach(into.putArray("required")::add);
            }
            into.put("additionalProperties", true);
        }

        private ObjectNode property(RecordComponent component) {
            if (component.getType() == String.class && UUIDS.contains(component.getName())) {
                return simple("string").put("format", "uuid");
            }
            return of(component.getGenericType());
        }

        private ObjectNode of(Type type) {
            return switch (type) {
                case ParameterizedType list
                when list.getRawType() == List.class -> {
                    ObjectNode array = simple("array");
                    array.set("items", of(list.getActualTypeArguments()[0]));
                    yield array;
                }
                case ParameterizedType map
                when map.getRawType() == Map.class && map.getActualTypeArguments()[0] == String.class -> {
                    ObjectNode object = simple("object");
                    object.set("additionalProperties", of(map.getActualTypeArguments()[1]));
                    yield object;
                }
                case Class<?> c
                when c.isEnum() -> {
                    ObjectNode words = simple("string");
                    var values = words.putArray("enum");
                    for (Object constant : c.getEnumConstants()) {
                        values.add(constant.toString());
                    }
                    yield words;
                }
                case Class<?> c when c.isRecord() -> reference(c);
                case Class<?> c -> scalar(c);
                default -> throw new IllegalArgumentException("no rule for the shape " + type);
            };
        }

        private ObjectNode reference(Class<?> record) {
            String name = record.getSimpleName();
            Class<?> owner = owners.putIfAbsent(name, record);
            if (owner == null) {
                shape(definitions.putObject(name), record);
            } else if (owner != record) {
                throw new IllegalArgumentException("two shapes of one name: " + owner + " and " + record);
            }
            return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
        }
    }

    private static ObjectNode scalar(Class<?> c) {
        if (c == String.class) {
            return simple("string");
        }
        if (c == Instant.class) {
            return simple("string").put("format", "date-time");
        }
        if (c == LocalDate.class) {
            return simple("string").put("format", "date");
        }
        if (c == int.class || c == Integer.class) {
            return simple("integer").put("format", "int32");
        }
        if (c == long.class || c == Long.class) {
            return simple("integer").put("format", "int64");
        }
        if (c == double.class || c == Double.class) {
            return simple("number").put("format", "double");
        }
        if (c == boolean.class || c == Boolean.class) {
            return simple("boolean");
        }
        throw new IllegalArgumentException("no rule for the shape " + c.getName());
    }

    private static boolean isRequired(RecordComponent component) {
        return component.isAnnotationPresent(Demanded.class)
                || !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode simple(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** The Javadoc of an event begins with its type, and goes on in lower case. */
    private static String sentence(String javadoc) {
        String text = javadoc.replaceFirst("^`otklik\\.[^`]+`: ", "");
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static void describe(ObjectNode schema, String words) {
        if (!words.isEmpty()) {
            schema.put("description", words);
        }
    }
}
