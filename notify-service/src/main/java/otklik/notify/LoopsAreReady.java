package otklik.notify;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import otklik.eventing.Condition;
import otklik.eventing.Eventing;
import otklik.notify.agency.PostAgencyEvents;
import otklik.notify.delivery.Deliveries;
import otklik.notify.web.WebLoops;

/** Ready while every loop can work; says which cannot and why. */
@Readiness
@Singleton
final class LoopsAreReady implements HealthCheck {
    private final Eventing eventing;
    private final Deliveries deliveries;
    private final PostAgencyEvents agencies;
    private final WebLoops web;

    LoopsAreReady(Eventing eventing, Deliveries deliveries, PostAgencyEvents agencies, WebLoops web) {
        this.eventing = eventing;
        this.deliveries = deliveries;
        this.agencies = agencies;
        this.web = web;
    }

    @Override
    public HealthCheckResponse call() {
        List<Condition> conditions = Stream.of(
                        eventing.conditions(), deliveries.conditions(), List.of(agencies.condition()), web.conditions())
                .flatMap(List::stream)
                .toList();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("loops");
        conditions.forEach(condition -> response.withData(condition.name(), condition.detail()));
        return response.status(conditions.stream().allMatch(Condition::ready)).build();
    }
}
