package otklik.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One Kafka topic, or one family of topics where the name holds {@code <code>}.
 *
 * @param name the topic's name
 * @param title what is on it, one sentence
 * @param key what the record key is
 * @param events CloudEvents type → record class; the whole family
 * @param producer who alone writes it
 * @param consumers who reads it
 * @param partitions fixed at creation
 * @param retention how long records live; for a compacted stream, how long after the last change
 * @param compacted last record per key is kept
 * @param delivery what is promised to its readers, and what they do about repeats and order
 * @param unknownType what its readers do with a type they do not know: park it, skip and count it, or tell its writer that it is refused
 */
public record Stream<E extends Event>(
        String name,
        String title,
        String key,
        Class<E> family,
        Map<String, Class<? extends E>> events,
        String producer,
        Set<String> consumers,
        int partitions,
        Duration retention,
        boolean compacted,
        String delivery,
        UnknownType unknownType) {

    /** What a reader does with an event type that it does not know. */
    public enum UnknownType {
        PARK,
        SKIP,
        REFUSE
    }

    public Stream {
        events = Map.copyOf(events);
        consumers = Set.copyOf(consumers);
    }

    /** The same stream for one code of a family such as {@code agency.<code>.cases}. */
    public Stream<E> of(String code) {
        return new Stream<>(
                name.replace("<code>", code),
                title,
                key,
                family,
                events,
                producer,
                consumers,
                partitions,
                retention,
                compacted,
                delivery,
                unknownType);
    }

    /** True for a family of topics, one per code. */
    public boolean isFamily() {
        return name.contains("<code>");
    }

    /** Where records go that cannot be worked on. */
    public String deadLetters() {
        return name + ".dead";
    }

    /** The CloudEvents type of an event of this stream. */
    public String typeOf(Event event) {
        for (var entry : events.entrySet()) {
            if (entry.getValue() == event.getClass()) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException(event.getClass().getName() + " is not on stream " + name);
    }
}
