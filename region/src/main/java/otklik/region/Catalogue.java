package otklik.region;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Things of the pack by their code, in the file's order, and the check of references to them. */
final class Catalogue<T> {
    private final String noun;
    private final String home;
    private final Map<String, T> byCode = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private boolean readable = true;

    /**
     * @param noun what one of them is called, such as {@code category}
     * @param home where they are defined, such as {@code categories.yaml}
     */
    Catalogue(String noun, String home) {
        this.noun = noun;
        this.home = home;
    }

    /** Says that the home could not be read, so that references to what it holds are no faults of their own. */
    void unreadable() {
        readable = false;
    }

    boolean readable() {
        return readable;
    }

    /** Takes over what another one holds, readable only where that one is. */
    void include(Catalogue<? extends T> other) {
        byCode.putAll(other.byCode);
        places.putAll(other.places);
        readable &= other.readable;
    }

    /** Adds a thing whose code stands at the given place; a code used twice is a fault. */
    void add(YamlValue place, String code, T thing) {
        if (code.isEmpty()) {
            return;
        }
        if (byCode.putIfAbsent(code, thing) == null) {
            places.put(code, place.file() + ":" + place.line());
        } else {
            place.fault(
                    "the " + noun + " " + YamlValue.quote(code) + " is already defined at " + places.get(code),
                    "a code used once");
        }
    }

    /** The thing whose code stands here; a fault, and empty, where there is none. */
    Optional<T> refer(YamlValue reference) {
        var code = reference.text();
        var thing = Optional.ofNullable(byCode.get(code));
        if (thing.isEmpty() && !code.isEmpty() && readable) {
            reference.fault(
                    "unknown " + noun + " " + YamlValue.quote(code),
                    "a code defined in " + home + Suggestion.suffix(code, byCode.keySet()));
        }
        return thing;
    }

    Map<String, T> byCode() {
        return Collections.unmodifiableMap(byCode);
    }

    Collection<T> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }
}
