package otklik.ingest.open311;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a document that is yet to become XML or JSON. */
sealed interface Node {

    /** Named pieces in their order. */
    record Parts(Map<String, Node> byName) implements Node {
        public Parts {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }

        static Parts none() {
            return new Parts(Map.of());
        }

        Parts with(String name, Node piece) {
            var more = new LinkedHashMap<>(byName);
            more.put(name, piece);
            return new Parts(more);
        }

        Parts with(String name, @Nullable String text) {
            return with(name, new Text(text));
        }

        /** Left out where there is none. */
        Parts withKnown(String name, @Nullable String text) {
            return text == null ? this : with(name, text);
        }
    }

    /** @param each what one of them is called in XML; JSON has no word for it */
    record Items(String each, List<? extends Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    /** Empty in XML and null in JSON where there is none. */
    record Text(@Nullable String value) implements Node {}

    /** A number in JSON, too. */
    record Figure(@Nullable Number value) implements Node {}

    /** True or false in JSON, the word for it in XML. */
    record Truth(boolean value) implements Node {}
}
