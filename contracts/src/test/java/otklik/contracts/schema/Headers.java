package otklik.contracts.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import otklik.contracts.CloudEventHeaders;

/** JSON Schema of the record headers. */
final class Headers {
    private static final Map<String, String> CONSTANTS = Map.of(
            CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_VALUE,
            CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.CONTENT_TYPE_VALUE);

    private Headers() {}

    /** @param words Javadoc of the constants of {@link CloudEventHeaders} */
    static ObjectNode schema(Words words) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (var field : CloudEventHeaders.class.getFields()) {
            if (field.getType() == String.class && !field.getName().endsWith("_VALUE")) {
                String header = value(field);
                ObjectNode property = properties.putObject(header).put("type", "string");
                if (CONSTANTS.containsKey(header)) {
                    property.put("const", CONSTANTS.get(header));
                }
                if (header.equals(CloudEventHeaders.TIME)) {
                    property.put("format", "date-time");
                }
                property.put("description", words.of(field.getName()));
            }
        }
        CloudEventHeaders.REQUIRED.forEach(schema.putArray("required")::add);
        return schema;
    }

    private static String value(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
