package otklik.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a message is about, at the level that has an administration.
 *
 * @param oktmo code of the national register of municipal territories, 8 or 11 digits
 * @param centre name of the town or village where the administration sits
 * @param location of the centre
 * @param administration the agency that answers for local matters here
 * @param validFrom first day of this form of the municipality, where it is known
 * @param validUntil last day of this form, for one that was merged or reshaped since
 * @param names phrases of word stems by which a text names it, see {@link MunicipalityNames}
 */
public record Municipality(
        String code,
        Title title,
        MunicipalityKind kind,
        Optional<String> oktmo,
        Optional<String> centre,
        Optional<GeoPoint> location,
        OptionalInt population,
        Agency administration,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        List<String> names) {

    public Municipality {
        names = List.copyOf(names);
    }

    /** WGS 84, in degrees. */
    public record GeoPoint(double latitude, double longitude) {}
}
