package otklik.region;

import java.util.Locale;

/** Who owns a road, the nearer owner first. */
enum RoadClass {
    LOCAL,
    REGIONAL,
    FEDERAL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
