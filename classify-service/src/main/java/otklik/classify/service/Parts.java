package otklik.classify.service;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.Fitness;
import otklik.classify.models.ModelStore;
import otklik.classify.tagging.Tagger;
import otklik.classify.tagging.TaggerPool;
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
    CurrentModel model(ClassifySettings settings, RegionPack pack, Clock clock) throws IOException {
        return CurrentModel.of(new ModelStore(settings.models().orElse(pack.models()), Fitness.to(pack), clock));
    }

    @Produces
    @Singleton
    @Startup
    TaggerPool taggers(
            ClassifySettings settings,
            RegionPack pack,
            CurrentModel model,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String codeVersion) {
        int most = settings.http().taggers();
        if (most < 1) {
            throw new IllegalArgumentException("otklik.classify.http.taggers must be at least 1, not " + most);
        }
        return new TaggerPool(
                most, settings.http().patience(), model, champion -> new Tagger(pack, champion, codeVersion));
    }

    @Produces
    @Singleton
    Sealer toRouting(KeySettings keys, Clock clock) {
        return new Sealer(SealKeys.readPublic(keys.dir(), "routing"), clock);
    }
}
