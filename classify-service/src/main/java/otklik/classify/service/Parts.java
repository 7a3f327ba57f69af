package otklik.classify.service;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import otklik.classify.category.CategoryModel;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.region.RegionPack;

/** What the container cannot make itself. */
final class Parts {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RegionPack pack(RegionSettings settings) {
        return RegionPack.load(settings.pack());
    }

    @Produces
    @Singleton
    CategoryModel model(RegionPack pack) {
        return PackModel.read(pack);
    }

    @Produces
    @Singleton
    Sealer toRouting(KeySettings keys, Clock clock) {
        return new Sealer(SealKeys.readPublic(keys.dir(), "routing"), clock);
    }
}
