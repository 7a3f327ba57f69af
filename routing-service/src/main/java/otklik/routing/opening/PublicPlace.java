package otklik.routing.opening;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.contracts.TaggedEvent;
import otklik.contracts.Tags;

/** Where a message is about, as near as anybody may know: near enough for a map, too far for a door. */
final class PublicPlace {
    private static final double PER_DEGREE = 1_000;

    private PublicPlace() {}

    static @Nullable Location of(TaggedEvent tagged) {
        Location pin = tagged.message().location();
        Double lat = pin == null ? null : rounded(pin.lat());
        Double lon = pin == null ? null : rounded(pin.lon());
        String address = address(tagged.tags().place());
        return lat == null && address == null ? null : new Location(lat, lon, address);
    }

    private static @Nullable Double rounded(@Nullable Double degrees) {
        return degrees == null ? null : Math.round(degrees * PER_DEGREE) / PER_DEGREE;
    }

    /** From the smallest to the largest, as Open311 wants it; without the house, which may be the citizen's own. */
    private static @Nullable String address(Tags.@Nullable Place place) {
        if (place == null || (place.street() == null && place.settlement() == null)) {
            return null;
        }
        String street = place.crossing() == null ? place.street() : place.street() + " / " + place.crossing();
        return Stream.of(street, place.settlement()).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
