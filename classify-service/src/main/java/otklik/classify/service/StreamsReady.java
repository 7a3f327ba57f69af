package otklik.classify.service;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import otklik.eventing.Condition;

/** Ready when the stream is read; the data say why it is not. */
@Readiness
@Singleton
final class StreamsReady implements HealthCheck {
    private final ClassifyService service;

    StreamsReady(ClassifyService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        var conditions = service.conditions();
        var response =
                HealthCheckResponse.named("streams").status(conditions.stream().allMatch(Condition::ready));
        conditions.forEach(condition -> response.withData(condition.name(), condition.detail()));
        return response.build();
    }
}
