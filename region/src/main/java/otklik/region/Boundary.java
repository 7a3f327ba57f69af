package otklik.region;

import java.util.List;

/**
 * The outline of a municipality: closed rings of points, inner ones being holes, by the even-odd rule.
 *
 * @param rings each {@code latitude, longitude, latitude, longitude …} in degrees, at least three points
 */
record Boundary(List<double[]> rings) {
    Boundary {
        rings = List.copyOf(rings);
    }

    boolean holds(double latitude, double longitude) {
        boolean inside = false;
        for (var ring : rings) {
            for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
                double lat = ring[i];
                double lon = ring[i + 1];
                double lastLat = ring[before];
                double lastLon = ring[before + 1];
                if (lat > latitude != lastLat > latitude
                        && longitude < (lastLon - lon) * (latitude - lat) / (lastLat - lat) + lon) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }
}
