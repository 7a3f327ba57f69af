package otklik.classify.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import otklik.classify.models.CurrentModel;

/** Looks for another champion from time to time, and shows in metrics which model is in use. */
@Singleton
final class ModelWatch {
    private static final Logger LOG = Logger.getLogger(ModelWatch.class);

    private final CurrentModel model;
    private final Duration pause;
    private final MeterRegistry registry;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("model-watch").daemon().factory());
    private Meter info;

    ModelWatch(CurrentModel model, ClassifySettings settings, MeterRegistry registry) {
        this.model = model;
        this.pause = settings.modelsCheck();
        this.registry = registry;
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.classify.models-check: " + pause + " is no pause; expected a duration such as PT5S");
        }
        Gauge.builder("otklik.classify.model.refused", model, m -> m.refused().isPresent() ? 1 : 0)
                .description("1 while the champion cannot be used and the model before it stays in use")
                .register(registry);
        this.info = info();
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            if (model.look()) {
                registry.remove(info);
                info = info();
            }
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.errorf(e, "model-watch=failed");
        }
    }

    private Meter info() {
        return Gauge.builder("otklik.classify.model.info", () -> 1)
                .description("The model in use")
                .tag("version", model.get().version())
                .register(registry);
    }
}
