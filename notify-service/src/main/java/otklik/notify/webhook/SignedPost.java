package otklik.notify.webhook;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import otklik.notify.delivery.DeliverySettings;
import otklik.notify.http.Answer;
import otklik.notify.http.Post;

/** One signed POST (Standard Webhooks) to an address that may be called: resolved and checked anew each time. Thread-safe. */
@Singleton
public final class SignedPost {
    private final Networks networks;
    private final Vertx vertx;
    private final Clock clock;
    private final DeliverySettings deliveries;
    private final HttpClient client;

    SignedPost(Networks networks, Vertx vertx, Clock clock, WebhookSettings settings, DeliverySettings deliveries) {
        this.networks = networks;
        this.vertx = vertx;
        this.clock = clock;
        this.deliveries = deliveries;
        // Connections are pooled by address: one that hangs takes none from others.
        this.client = Post.client(
                vertx,
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(15)
                        .setConnectTimeout((int) deliveries.attemptTimeout().toMillis())
                        .setTcpNoDelay(true)
                        .setVerifyHost(true)
                        .setForceSni(true),
                settings.width());
    }

    /**
     * Blocks until it is answered, or its time is over.
     *
     * @param secrets all of them sign, the present one first
     * @param id {@code webhook-id}: the same whenever the same is sent
     */
    public Answer send(URI url, List<Secret> secrets, String id, byte[] body) {
        Webhook webhook = new Webhook(id, url, secrets, true);
        Optional<InetAddress> address;
        try {
            address = address(webhook);
        } catch (UnknownHostException e) {
            return new Answer.None("the webhook's host has no address", false);
        }
        if (address.isEmpty()) {
            return new Answer.None("the webhook's address is in no network that may be called", false);
        }
        RequestOptions request = signed(webhook, address.get(), id, body);
        CompletableFuture<Answer> told = new CompletableFuture<>();
        Context loop = vertx.getOrCreateContext();
        loop.runOnContext(
                go -> Post.send(vertx, clock, client, request, body, deliveries.attemptTimeout(), 0, told::complete));
        return told.join();
    }

    private RequestOptions signed(Webhook webhook, InetAddress address, String id, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return WebhookLine.open(new Target.Ready(webhook, address), client)
                .request()
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", timestamp)
                .putHeader(
                        "webhook-signature",
                        webhook.secrets().stream()
                                .map(secret -> secret.sign(id, timestamp, body))
                                .collect(Collectors.joining(" ")));
    }

    private Optional<InetAddress> address(Webhook webhook) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(webhook.url().getHost())) {
            if (networks.permitted(address) && (webhook.tls() || networks.trusted(address))) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }
}
