package otklik.region;

import java.util.Optional;
import otklik.region.Municipality.GeoPoint;

/**
 * A town or village of the region's gazetteer.
 *
 * @param oktmo its 11 digits in the national register of municipal territories
 * @param type the register's short word for what it is, such as {@code г}, {@code с}, {@code пгт}; may be empty
 * @param name in the nominative, as the register writes it
 * @param municipality code of the municipality that it lies in
 * @param location of its middle, where the gazetteer tells it
 */
public record Settlement(String oktmo, String type, String name, String municipality, Optional<GeoPoint> location) {}
