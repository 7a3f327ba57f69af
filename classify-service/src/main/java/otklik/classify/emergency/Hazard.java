package otklik.classify.emergency;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What threatens life in an emergency. */
public enum Hazard {
    GAS,
    FIRE,
    LIVE_WIRE,
    MANHOLE,
    /** A person in mortal danger by anything else. */
    PERSON;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in tags, files and metrics, for example {@code live-wire}. */
    public String code() {
        return code;
    }

    /** The hazard of that {@link #code()}, if there is one. */
    public static Optional<Hazard> ofCode(String code) {
        return Stream.of(values()).filter(hazard -> hazard.code.equals(code)).findFirst();
    }
}
