package otklik.routing.service;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import otklik.region.CurrentPack;

/** Ready always: there is a pack in use. The data say which, and which changed one was refused and why. */
@Readiness
@Singleton
final class PackReady implements HealthCheck {
    private final CurrentPack pack;

    PackReady(CurrentPack pack) {
        this.pack = pack;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("pack")
                .up()
                .withData("version", pack.get().version());
        pack.refused()
                .ifPresent(refused -> response.withData("refused", refused.version())
                        .withData("faults", refused.faults().size())
                        .withData("first", refused.faults().getFirst().toString()));
        return response.build();
    }
}
