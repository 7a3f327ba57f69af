package otklik.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Golden samples of every event type, on the classpath: every producer's and every consumer's test reads them. All texts
 * are invented.
 */
public final class Samples {
    private Samples() {}

    /**
     * One event as JSON.
     *
     * @param type its CloudEvents type
     * @param minimal true: every optional field is absent; false: every field is present
     */
    public record Sample(String type, boolean minimal) {

        /** Where it lies on the classpath. */
        public String path() {
            return "otklik/samples/" + type + (minimal ? ".minimal.json" : ".json");
        }

        /**
         * The JSON, UTF-8.
         *
         * @throws IllegalArgumentException when there is no such sample
         */
        public byte[] json() {
            try (var in = Samples.class.getClassLoader().getResourceAsStream(path())) {
                if (in == null) {
                    throw new IllegalArgumentException("no sample " + path());
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(path(), e);
            }
        }

        @Override
        public String toString() {
            return minimal ? type + " (minimal)" : type;
        }
    }

    /** Every field is present. */
    public static Sample full(String type) {
        return new Sample(type, false);
    }

    /** Every optional field is absent. */
    public static Sample minimal(String type) {
        return new Sample(type, true);
    }

    /** Both samples of each type on one stream, by type. */
    public static List<Sample> of(otklik.contracts.Stream<?> stream) {
        return both(stream.events().keySet().stream());
    }

    /** Both samples of every type there is, by type. */
    public static List<Sample> all() {
        return both(Streams.ALL.stream().flatMap(stream -> stream.events().keySet().stream()));
    }

    private static List<Sample> both(Stream<String> types) {
        return types.distinct()
                .sorted()
                .flatMap(type -> Stream.of(full(type), minimal(type)))
                .toList();
    }
}
