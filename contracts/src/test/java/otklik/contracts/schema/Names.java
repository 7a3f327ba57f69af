package otklik.contracts.schema;

import java.util.Arrays;
import java.util.stream.Collectors;
import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** Names of things in the AsyncAPI document. */
final class Names {
    private Names() {}

    /** {@code agency.<code>.cases} → {@code agencyCases}. */
    static String channel(Stream<?> stream) {
        return camel(stream.name().replace("<code>.", ""));
    }

    /** {@code otklik.case.opened.v1} → {@code caseOpenedV1}. */
    static String message(String type) {
        return camel(type.replaceFirst("^otklik\\.", ""));
    }

    /** {@code routingServiceSendsCasesEvents}. */
    static String operation(String action, Stream<?> stream, String who) {
        String channel = channel(stream);
        return camel(who) + capital(action) + "s" + capital(channel);
    }

    /** What the record key is, on each stream that carries the type. */
    static String keyOf(String type) {
        return Streams.ALL.stream()
                .filter(stream -> stream.events().containsKey(type))
                .map(Stream::key)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String camel(String words) {
        String joined = Arrays.stream(words.split("[.-]")).map(Names::capital).collect(Collectors.joining());
        return joined.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + joined.substring(1);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
}
