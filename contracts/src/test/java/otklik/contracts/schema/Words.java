package otklik.contracts.schema;

import java.util.Map;

/**
 * What Javadoc says of a type.
 *
 * @param text its description
 * @param parts record component or constant → description
 */
record Words(String text, Map<String, String> parts) {
    static final Words NONE = new Words("", Map.of());

    String of(String part) {
        return parts.getOrDefault(part, "");
    }
}
