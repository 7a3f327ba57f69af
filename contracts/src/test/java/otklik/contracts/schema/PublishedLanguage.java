package otklik.contracts.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import otklik.contracts.CloudEventHeaders;
import otklik.contracts.Streams;

/** Everything that is generated from the records, {@link Streams} and {@link CloudEventHeaders}. */
final class PublishedLanguage {
    private final Javadocs javadocs =
            new Javadocs(Text.repository().resolve("contracts/src/main/java/otklik/contracts"));

    /** Event type → record, every stream's. */
    static SortedMap<String, Class<?>> types() {
        SortedMap<String, Class<?>> types = new TreeMap<>();
        Streams.ALL.forEach(stream -> types.putAll(stream.events()));
        return types;
    }

    /** Event type → JSON Schema. */
    SortedMap<String, ObjectNode> schemas() {
        var writer = new SchemaWriter(javadocs::of);
        SortedMap<String, ObjectNode> schemas = new TreeMap<>();
        types().forEach((type, record) -> schemas.put(type, writer.schema(type, record)));
        return schemas;
    }

    /** The schema of the record headers. */
    ObjectNode headers() {
        return Headers.schema(javadocs.of(CloudEventHeaders.class));
    }
}
