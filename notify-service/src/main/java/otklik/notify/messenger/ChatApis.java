package otklik.notify.messenger;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import otklik.notify.delivery.DeliverySettings;

/** Opens the APIs of messengers. */
@Singleton
public final class ChatApis {
    private final Vertx vertx;
    private final Clock clock;
    private final DeliverySettings deliveries;

    ChatApis(Vertx vertx, Clock clock, DeliverySettings deliveries) {
        this.vertx = vertx;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    /**
     * @param perSecond calls of one bot
     * @param callsAnAttempt which share the time limit of an attempt
     */
    public ChatApi of(URI host, int perSecond, int callsAnAttempt) {
        return new ChatApi(
                vertx, clock, host, 2 * perSecond, deliveries.attemptTimeout().dividedBy(callsAnAttempt));
    }
}
