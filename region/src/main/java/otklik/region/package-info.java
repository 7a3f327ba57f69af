/**
 * Loads and checks a region pack: everything that makes the system serve one region (categories, agencies,
 * municipalities, routes, deadlines, connectors, bots, texts), kept as data in one folder. {@link
 * otklik.region.RegionPack} is the way in; the format is described in {@code docs/reference/region-pack.md}.
 */
@NullMarked
package otklik.region;

import org.jspecify.annotations.NullMarked;
