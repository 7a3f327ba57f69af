package otklik.notify.messenger;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import otklik.notify.http.Answer;
import otklik.notify.http.Post;

/** One messenger's API over HTTP. Confined to the sending loop. */
public final class ChatApi {
    private static final int ANSWER_LIMIT = 64 * 1024;

    private final Vertx vertx;
    private final Clock clock;
    private final URI host;
    private final Duration limit;
    private final HttpClient client;

    ChatApi(Vertx vertx, Clock clock, URI host, int connections, Duration limit) {
        this.vertx = vertx;
        this.clock = clock;
        this.host = host;
        this.limit = limit;
        this.client = Post.client(
                vertx,
                new HttpClientOptions()
                        .setKeepAliveTimeout(15)
                        .setConnectTimeout((int) limit.toMillis())
                        .setVerifyHost(true),
                connections);
    }

    /** Posts and tells the answer, once, at the latest when the call's time is over. */
    public void post(String path, Map<String, String> headers, byte[] body, Consumer<Answer> told) {
        boolean tls = "https".equalsIgnoreCase(host.getScheme());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(host.getHost())
                .setPort(host.getPort() >= 0 ? host.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI(path)
                .setFollowRedirects(false);
        headers.forEach(request::putHeader);
        Post.send(vertx, clock, client, request, body, limit, ANSWER_LIMIT, told);
    }
}
