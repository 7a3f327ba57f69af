package otklik.ingest.load;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import otklik.ingest.load.LoadSettings.SourceLimits;

/** What configuration allows to whom. */
final class SourceRates {
    private static final String PREFIX = "otklik.ingest.load.";
    private static final double MINUTE = 60;

    private final LoadSettings settings;
    private final Rate ofCitizen;

    /** @throws IllegalArgumentException on a value that cannot work, naming the key and what is expected */
    SourceRates(LoadSettings settings) {
        this.settings = settings;
        require(
                settings.share() > 0 && settings.share() < 1,
                "share",
                settings.share(),
                "a number above 0 and below 1");
        require(
                settings.citizen().most() >= 1,
                "citizen.most",
                settings.citizen().most(),
                "at least 1");
        ofCitizen = ofCitizen(
                "citizen.", settings.citizen().perMinute(), settings.citizen().burst());
        ofSource("", settings.perSecond(), settings.burst());
        settings.sources().keySet().forEach(this::limit);
    }

    /** Of each citizen on channels that citizens reach themselves. */
    Rate ofCitizen() {
        return ofCitizen;
    }

    SourceLimit limit(String source) {
        SourceLimits its = settings.sources().get(source);
        if (its == null) {
            return new SourceLimit(ofSource("", settings.perSecond(), settings.burst()), null);
        }
        String key = "sources." + source + ".";
        Rate rate = its.perSecond().isPresent()
                ? ofSource(key, its.perSecond(), its.burst())
                : ofSource(key, settings.perSecond(), its.burst().isPresent() ? its.burst() : settings.burst());
        return new SourceLimit(rate, ofCitizen(key, its));
    }

    private @Nullable Rate ofCitizen(String key, SourceLimits its) {
        return its.citizenPerMinute().isEmpty()
                ? null
                : ofCitizen(
                        key + "citizen-",
                        its.citizenPerMinute().getAsDouble(),
                        its.citizenBurst().orElse(settings.citizen().burst()));
    }

    private static Rate ofCitizen(String key, double perMinute, int burst) {
        require(perMinute >= 0, key + "per-minute", perMinute, "0 for no limit, or more");
        require(burst >= 1, key + "burst", burst, "at least 1");
        return Rate.perSecond(perMinute / MINUTE, burst);
    }

    private static Rate ofSource(String key, OptionalDouble perSecond, OptionalInt burst) {
        double count = perSecond.orElse(0);
        require(count >= 0, key + "per-second", count, "0 for no limit, or more");
        require(burst.orElse(1) >= 1, key + "burst", burst.orElse(1), "at least 1");
        return Rate.perSecond(count, burst.orElse((int) Math.ceil(count)));
    }

    private static void require(boolean good, String key, Object value, String expected) {
        if (!good) {
            throw new IllegalArgumentException(PREFIX + key + " is " + value + ", expected " + expected);
        }
    }
}
