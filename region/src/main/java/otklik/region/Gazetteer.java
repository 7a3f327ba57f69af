package otklik.region;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import otklik.region.Municipality.GeoPoint;

/**
 * The towns and villages of the region, and which municipality a point lies in. Immutable, so safe for use by many
 * threads. A pack without gazetteer files has one without settlements, which still places points by the centres of
 * the municipalities.
 */
public final class Gazetteer {
    /** A point further than this from every known place is in no municipality of the region. */
    private static final double FURTHEST_KM = 40;

    private static final double KM_PER_DEGREE = 111.195;

    private final List<Settlement> settlements;
    private final Map<String, Boundary> boundaries;
    private final Map<String, String> units;
    private final Map<GeoPoint, String> places;
    private final String version;

    Gazetteer(
            List<Settlement> settlements,
            Map<String, Boundary> boundaries,
            Map<String, String> units,
            Collection<Municipality> municipalities,
            String version) {
        this.settlements = List.copyOf(settlements);
        this.boundaries = Collections.unmodifiableMap(new LinkedHashMap<>(boundaries));
        this.units = Map.copyOf(units);
        this.version = version;
        var located = new LinkedHashMap<GeoPoint, String>();
        municipalities.forEach(m -> m.location().ifPresent(point -> located.put(point, m.code())));
        settlements.forEach(s -> s.location().ifPresent(point -> located.put(point, s.municipality())));
        this.places = Collections.unmodifiableMap(located);
    }

    /** All settlements, in the file's order. */
    public List<Settlement> settlements() {
        return settlements;
    }

    /** Outlines of municipalities by code. */
    Map<String, Boundary> boundaries() {
        return boundaries;
    }

    /** Codes of municipalities by the first digits of OKTMO, of any year. */
    Map<String, String> units() {
        return units;
    }

    /** Twelve hexadecimal digits that change with any change of the gazetteer's files; those of no bytes without any. */
    public String version() {
        return version;
    }

    /**
     * The code of the municipality that a point lies in: the one whose boundary holds it, else, for municipalities
     * without a boundary, that of the nearest settlement or centre with a known place, if it is at most 40 km away.
     * Empty outside the region, and for numbers that are no place on Earth.
     */
    public Optional<String> municipalityAt(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            return Optional.empty();
        }
        for (var boundary : boundaries.entrySet()) {
            if (boundary.getValue().holds(latitude, longitude)) {
                return Optional.of(boundary.getKey());
            }
        }
        return nearest(latitude, longitude);
    }

    private Optional<String> nearest(double latitude, double longitude) {
        double least = FURTHEST_KM * FURTHEST_KM;
        String nearest = null;
        double perDegree = Math.cos(Math.toRadians(latitude));
        for (var place : places.entrySet()) {
            if (boundaries.containsKey(place.getValue())) {
                continue;
            }
            double north = (place.getKey().latitude() - latitude) * KM_PER_DEGREE;
            double east = (place.getKey().longitude() - longitude) * KM_PER_DEGREE * perDegree;
            double square = north * north + east * east;
            if (square <= least && (nearest == null || square < least)) {
                least = square;
                nearest = place.getValue();
            }
        }
        return Optional.ofNullable(nearest);
    }
}
