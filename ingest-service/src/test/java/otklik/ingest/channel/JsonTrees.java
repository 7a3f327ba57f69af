package otklik.ingest.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What may arrive at a hook from a provider that has changed, or from nobody's provider. */
public final class JsonTrees {
    private static final int DEPTH = 2;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "id",
            "type",
            "text",
            "message",
            "object",
            "event",
            "location",
            "lat",
            "lon",
            "geo",
            "payload",
            "sizes",
            "attachments",
            "media",
            "sender",
            "date",
            "coordinates",
            "contact",
            "url",
            "photo",
            "я");

    private JsonTrees() {}

    /** Documented bodies of which some parts are something else. */
    public static Arbitrary<byte[]> changed(String... samples) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 200);
        return Combinators.combine(
                        Arbitraries.of(samples),
                        places.list().ofMinSize(1).ofMaxSize(4),
                        values(DEPTH).list().ofSize(4))
                .as((sample, where, what) -> {
                    ObjectNode tree = (ObjectNode) read(sample);
                    for (int i = 0; i < where.size(); i++) {
                        replace(tree, where.get(i), what.get(i));
                    }
                    return bytes(tree);
                });
    }

    /** Documented bodies that end too early. */
    public static Arbitrary<byte[]> truncated(String... samples) {
        return Combinators.combine(
                        Arbitraries.of(samples), Arbitraries.doubles().between(0, 1))
                .as((sample, share) -> {
                    byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
                    return Arrays.copyOf(whole, (int) (whole.length * share));
                });
    }

    /** Objects of anything. */
    public static Arbitrary<byte[]> objects() {
        return objectNodes(values(DEPTH)).map(JsonTrees::bytes);
    }

    /** Bytes of nothing. */
    public static Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> plain = Arbitraries.oneOf(
                Arbitraries.of(
                        JSON.nullNode(),
                        JSON.booleanNode(true),
                        JSON.numberNode(-1),
                        JSON.numberNode(0),
                        JSON.numberNode(Long.MAX_VALUE),
                        JSON.numberNode(Long.MIN_VALUE),
                        JSON.numberNode(new BigInteger("9".repeat(60))),
                        JSON.numberNode(1e300),
                        JSON.numberNode(200.5),
                        JSON.textNode(""),
                        JSON.textNode("\u0000\uD800"),
                        JSON.textNode("/start " + "x".repeat(5000)),
                        JSON.textNode("https://example.org/" + "a".repeat(5000)),
                        JSON.textNode("51.7 55.1"),
                        JSON.textNode("{\"command\":{}}")),
                Arbitraries.longs().map(JSON::numberNode),
                Arbitraries.strings().ofMaxLength(40).map(JSON::textNode));
        return depth == 0 ? plain : Arbitraries.oneOf(plain, plain, plain, nested(values(depth - 1)));
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> values) {
        return Arbitraries.oneOf(
                objectNodes(values).map(node -> node),
                values.list().ofMaxSize(3).map(list -> {
                    ArrayNode array = JSON.arrayNode();
                    array.addAll(list);
                    return array;
                }));
    }

    private static Arbitrary<ObjectNode> objectNodes(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(Arbitraries.of(NAMES), values).ofMaxSize(5).map(fields -> {
            ObjectNode object = JSON.objectNode();
            object.setAll((Map<String, JsonNode>) fields);
            return object;
        });
    }

    /** Replaces the place of this number, counted in the order of reading and around. */
    private static void replace(ObjectNode tree, int number, JsonNode by) {
        List<Runnable> places = new ArrayList<>();
        collect(tree, by, places);
        if (!places.isEmpty()) {
            places.get(number % places.size()).run();
        }
    }

    private static void collect(JsonNode node, JsonNode by, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (String name : iterable(object)) {
                places.add(() -> object.set(name, by));
                places.add(() -> object.remove(name));
                collect(object.get(name), by, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, by));
                collect(array.get(i), by, places);
            }
        }
    }

    private static List<String> iterable(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Escaped, so that half characters arrive as such. */
    private static byte[] bytes(JsonNode tree) {
        StringBuilder escaped = new StringBuilder();
        for (char c : tree.toString().toCharArray()) {
            if (c < 128) {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString().getBytes(StandardCharsets.UTF_8);
    }
}
