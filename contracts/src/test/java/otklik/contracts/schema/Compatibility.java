package otklik.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells additive changes of a schema from breaks. Records live for days in Kafka and services are upgraded one by one, so both
 * directions count: new readers read old records and old readers read new ones. What is not known to be harmless breaks.
 */
final class Compatibility {
    private static final Set<String> WORDS = Set.of("description", "title");
    private static final Set<String> LOOKED_AT = Set.of(
            "$defs", "$ref", "properties", "required", "items", "additionalProperties", "enum", "type", "format");

    private final JsonNode before;
    private final JsonNode after;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> beingCompared = new HashSet<>();

    private Compatibility(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Every difference, breaks included; empty when both say the same. */
    static List<Change> between(JsonNode before, JsonNode after) {
        var comparison = new Compatibility(before, after);
        comparison.compare("", before, after);
        return comparison.changes;
    }

    private void compare(String at, JsonNode oldOne, JsonNode newOne) {
        String pair = oldOne.path("$ref").asText() + " " + newOne.path("$ref").asText();
        boolean throughReference = !pair.isBlank();
        if (throughReference && !beingCompared.add(pair)) {
            return;
        }
        keywords(at, oldOne, newOne, WORDS::contains);
        JsonNode a = resolve(before, oldOne);
        JsonNode b = resolve(after, newOne);
        if (throughReference) {
            keywords(at, a, b, WORDS::contains);
        }
        keywords(at, a, b, keyword -> !WORDS.contains(keyword) && !LOOKED_AT.contains(keyword));
        if (!typeOf(a).equals(typeOf(b))) {
            changes.add(Change.breaking(name(at), "the type changed from " + typeOf(a) + " to " + typeOf(b)));
        } else {
            words(at, a, b);
            properties(at, a, b);
            inner(at + "[]", a.path("items"), b.path("items"));
            open(at, a.path("additionalProperties"), b.path("additionalProperties"));
        }
        beingCompared.remove(pair);
    }

    private void keywords(String at, JsonNode a, JsonNode b, java.util.function.Predicate<String> which) {
        Set<String> names = new LinkedHashSet<>();
        a.fieldNames().forEachRemaining(names::add);
        b.fieldNames().forEachRemaining(names::add);
        for (String keyword : names) {
            if (which.test(keyword) && !a.path(keyword).equals(b.path(keyword))) {
                changes.add(
                        WORDS.contains(keyword)
                                ? Change.additive(name(at), "another " + keyword)
                                : Change.breaking(name(at), "the keyword " + keyword + " changed"));
            }
        }
    }

    private void words(String at, JsonNode a, JsonNode b) {
        if (a.has("enum") != b.has("enum")) {
            changes.add(
                    Change.breaking(name(at), a.has("enum") ? "any word is allowed now" : "only some words are left"));
            return;
        }
        Set<String> gone = texts(a.path("enum"));
        gone.removeAll(texts(b.path("enum")));
        Set<String> come = texts(b.path("enum"));
        come.removeAll(texts(a.path("enum")));
        if (!gone.isEmpty()) {
            changes.add(Change.breaking(name(at), "words of stored records are not allowed any more: " + gone));
        }
        if (!come.isEmpty()) {
            changes.add(Change.breaking(name(at), "words that readers of today do not know: " + come));
        }
    }

    private void properties(String at, JsonNode a, JsonNode b) {
        Set<String> wasRequired = texts(a.path("required"));
        Set<String> isRequired = texts(b.path("required"));
        for (var property : a.path("properties").properties()) {
            String name = property.getKey();
            String field = at.isEmpty() ? name : at + "." + name;
            if (!b.path("properties").has(name)) {
                changes.add(Change.breaking(field, "the field was removed"));
                continue;
            }
            if (wasRequired.contains(name) && !isRequired.contains(name)) {
                changes.add(Change.breaking(field, "was required and is optional: readers of today count on it"));
            }
            if (!wasRequired.contains(name) && isRequired.contains(name)) {
                changes.add(Change.breaking(field, "was optional and is required: stored records may lack it"));
            }
            compare(field, property.getValue(), b.path("properties").path(name));
        }
        for (var property : b.path("properties").properties()) {
            String name = property.getKey();
            if (!a.path("properties").has(name)) {
                String field = at.isEmpty() ? name : at + "." + name;
                changes.add(
                        isRequired.contains(name)
                                ? Change.breaking(field, "a new required field: stored records lack it")
                                : Change.additive(field, "a new optional field"));
            }
        }
    }

    private void open(String at, JsonNode a, JsonNode b) {
        if (a.isObject() && b.isObject()) {
            compare(at + "{}", a, b);
        } else if (!a.equals(b)) {
            changes.add(Change.breaking(name(at), "the keyword additionalProperties changed"));
        }
    }

    private void inner(String at, JsonNode a, JsonNode b) {
        if (a.isObject() && b.isObject()) {
            compare(at, a, b);
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        JsonNode found = reference.startsWith("#") ? document.at(reference.substring(1)) : MissingNode.getInstance();
        if (found.isMissingNode()) {
            throw new IllegalArgumentException("the schema refers to nothing: " + reference);
        }
        return found;
    }

    private static String typeOf(JsonNode schema) {
        String type = schema.path("type").toString().replace("\"", "");
        return schema.has("format") ? type + " (" + schema.path("format").asText() + ")" : type;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(word -> texts.add(word.asText()));
        return texts;
    }

    private static String name(String at) {
        return at.isEmpty() ? "the event" : at;
    }
}
