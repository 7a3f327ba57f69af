package otklik.classify.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import otklik.classify.learning.LearnExamples;
import otklik.classify.models.CurrentModel;
import otklik.classify.tagging.TagMessages;
import otklik.classify.tagging.TaggingMeters;
import otklik.contracts.Streams;
import otklik.eventing.Condition;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.region.Category;
import otklik.region.RegionPack;

/** Tags messages, and learns from what becomes of them, from the service's start to its end. */
@Singleton
final class ClassifyService {
    private static final Logger LOG = Logger.getLogger(ClassifyService.class);

    private final String codeVersion;
    private final Eventing eventing;

    ClassifyService(
            ClassifySettings settings,
            KeySettings keys,
            KafkaSettings kafka,
            Clock clock,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String codeVersion) {
        this.codeVersion = codeVersion;
        this.eventing = new Eventing(
                "classify",
                settings.instance(),
                codeVersion,
                kafka,
                SealKeys.readPublic(keys.dir(), "dead-letter"),
                clock,
                registry);
    }

    void start(
            @Observes StartupEvent event,
            RegionPack pack,
            CurrentModel model,
            Sealer toRouting,
            MeterRegistry registry) {
        TaggingMeters meters = new TaggingMeters(
                registry, pack.categories().stream().map(Category::code).toList());
        TagMessages tagging = new TagMessages(pack, model, codeVersion, toRouting, meters);
        LearnExamples learning = new LearnExamples(registry);
        eventing.transform(Streams.MESSAGES_RECEIVED, tagging::transform);
        eventing.transform(Streams.CASES_EVENTS, LearnExamples.TYPES::contains, learning::transform);
        eventing.start();
        LOG.infof("pack=%s model=%s code=%s", pack, model.get().version(), codeVersion);
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        eventing.close();
    }

    List<Condition> conditions() {
        return eventing.conditions();
    }
}
