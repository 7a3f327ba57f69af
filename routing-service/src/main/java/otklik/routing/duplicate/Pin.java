package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;

/**
 * Where the sender put a mark on the map, in hundred-thousandths of a degree: about a metre.
 *
 * @param lat latitude, WGS 84
 * @param lon longitude
 */
record Pin(int lat, int lon) {
    private static final double UNITS = 1e5;
    private static final double METRES = 1.11;

    /** Squares of about a hundred metres in the latitudes of Russia's south. */
    private static final int CELL_LAT = 100;

    private static final int CELL_LON = 160;

    @Nullable
    static Pin of(@Nullable Location location) {
        Double lat = location == null ? null : location.lat();
        Double lon = location == null ? null : location.lon();
        return lat == null || lon == null
                ? null
                : new Pin((int) Math.round(lat * UNITS), (int) Math.round(lon * UNITS));
    }

    /** Over the ground, near enough for some hundred metres. */
    double metresTo(Pin other) {
        double north = (double) lat - other.lat;
        double east = ((double) lon - other.lon) * Math.cos(Math.toRadians(lat / UNITS));
        return Math.hypot(north, east) * METRES;
    }

    /** The square that it is in. */
    long cell() {
        return (long) Math.floorDiv(lat, CELL_LAT) << Integer.SIZE ^ Math.floorDiv(lon, CELL_LON);
    }
}
