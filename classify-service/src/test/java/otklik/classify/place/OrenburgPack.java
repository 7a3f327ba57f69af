package otklik.classify.place;

import java.nio.file.Path;
import otklik.region.RegionPack;

/** The pack of the Orenburg region, loaded once. */
final class OrenburgPack {
    static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg"));

    private OrenburgPack() {}
}
