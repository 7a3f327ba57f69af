package otklik.classify.service;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import otklik.classify.models.CurrentModel;

/** Ready always: there is a model in use. The data say which, and which champion was refused and why. */
@Readiness
@Singleton
final class ModelReady implements HealthCheck {
    private final CurrentModel model;

    ModelReady(CurrentModel model) {
        this.model = model;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("model")
                .up()
                .withData("version", model.get().version());
        model.refused()
                .ifPresent(refused ->
                        response.withData("refused", refused.version()).withData("reason", refused.reason()));
        return response.build();
    }
}
