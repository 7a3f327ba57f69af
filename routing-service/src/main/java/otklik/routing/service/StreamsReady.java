package otklik.routing.service;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import otklik.eventing.Condition;

/** Ready when every loop is; the data say which is not, and why. */
@Readiness
@Singleton
final class StreamsReady implements HealthCheck {
    private final RoutingService service;

    StreamsReady(RoutingService service) {
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
