package otklik.notify;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import otklik.eventing.Condition;
import otklik.eventing.Eventing;
import otklik.notify.delivery.Deliveries;
import otklik.notify.delivery.Loop;

/** Ready while every loop can work; says which cannot and why. */
@Readiness
@Singleton
final class LoopsAreReady implements HealthCheck {
    private final Eventing eventing;
    private final Deliveries deliveries;
    private final List<Loop> loops;

    LoopsAreReady(Eventing eventing, Deliveries deliveries, @All List<Loop> loops) {
        this.eventing = eventing;
        this.deliveries = deliveries;
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        List<Condition> conditions = new ArrayList<>(eventing.conditions());
        conditions.addAll(deliveries.conditions());
        loops.forEach(loop -> conditions.addAll(loop.conditions()));
        HealthCheckResponseBuilder response = HealthCheckResponse.named("loops");
        conditions.forEach(condition -> response.withData(condition.name(), condition.detail()));
        return response.status(conditions.stream().allMatch(Condition::ready)).build();
    }
}
