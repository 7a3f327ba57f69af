package otklik.ingest;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import otklik.eventing.Condition;
import otklik.eventing.Eventing;
import otklik.ingest.key.ConnectorKeys;
import otklik.ingest.publish.Broker;

/**
 * Ready once the broker was found and the keys were read. It stays ready when they go away later: an answer of 503 with
 * Retry-After is better than a closed door, and known keys keep working.
 */
@Readiness
@Singleton
final class IngestReadiness implements HealthCheck {
    private final Broker broker;
    private final ConnectorKeys keys;
    private final Eventing eventing;

    IngestReadiness(Broker broker, ConnectorKeys keys, Eventing eventing) {
        this.broker = broker;
        this.keys = keys;
        this.eventing = eventing;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("ingest")
                .withData("broker", broker.found() ? "found" : "not found yet")
                .withData("keys", keys.known() ? "known" : "not read yet")
                .status(broker.found() && keys.known());
        for (Condition condition : eventing.conditions()) {
            response.withData(condition.name(), condition.detail());
        }
        return response.build();
    }
}
