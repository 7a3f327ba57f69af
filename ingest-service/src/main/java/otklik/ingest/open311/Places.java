package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.Gazetteer;
import otklik.region.RegionPack;

/**
 * Where a request is, in one of the three ways that GeoReport v2 has. A point outside the region is refused: there is a person at the
 * other end who can set it right, and nobody here who could work on it.
 */
@Singleton
final class Places {
    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{1,20})?");

    private final Gazetteer gazetteer;

    Places(RegionPack pack) {
        this.gazetteer = pack.gazetteer();
    }

    Location of(Form form) throws Refused {
        Double lat = degrees(form, "lat", 90, "latitude");
        Double lon = degrees(form, "long", 180, "longitude");
        if ((lat == null) != (lon == null)) {
            throw Refusal.of(Reason.MISSING, lat == null ? "lat" : "long").thrown();
        }
        String address = form.text("address_string") == null ? form.text("address_id") : form.text("address_string");
        if (lat == null && address == null) {
            throw Refusal.of(Reason.NO_PLACE).thrown();
        }
        if (lat != null && lon != null && gazetteer.municipalityAt(lat, lon).isEmpty()) {
            throw Refusal.of(Reason.OUTSIDE_REGION, "lat").thrown();
        }
        return new Location(lat, lon, address);
    }

    private static @Nullable Double degrees(Form form, String name, int most, String expected) throws Refused {
        String given = form.text(name);
        if (given == null) {
            return null;
        }
        if (!DEGREES.matcher(given.strip()).matches()) {
            throw new Refusal(Reason.WRONG_TYPE, name, "number").thrown();
        }
        double degrees = Double.parseDouble(given.strip());
        if (Math.abs(degrees) > most) {
            throw new Refusal(Reason.BAD_VALUE, name, expected).thrown();
        }
        return degrees;
    }
}
