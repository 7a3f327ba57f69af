package otklik.notify.webhook;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** A ready webhook with its own connections, so that a hanging receiver takes none from others. */
record WebhookLine(Target.Ready target, HttpClient client, RequestOptions request) {

    static WebhookLine open(Target.Ready target, HttpClient client) {
        Webhook webhook = target.webhook();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        webhook.port(), target.address().getHostAddress()))
                .setHost(webhook.url().getHost())
                .setPort(webhook.port())
                .setSsl(webhook.tls())
                .setURI(webhook.target())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "otklik-notify");
        return new WebhookLine(target, client, request);
    }

    /** The same host, port and address: its connections can be kept. */
    boolean reaches(Target.Ready other) {
        Webhook mine = target.webhook();
        Webhook theirs = other.webhook();
        return mine.tls() == theirs.tls()
                && mine.port() == theirs.port()
                && mine.url().getHost().equals(theirs.url().getHost())
                && target.address().equals(other.address());
    }
}
