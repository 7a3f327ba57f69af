package otklik.ingest.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets pages of the configured origins read our answers. A page of another origin is not kept from asking, which anybody
 * can do without a browser: its browser keeps the answer from it.
 */
@Singleton
final class Cors implements Handler<RoutingContext> {
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s]+");

    private final Set<String> origins;

    Cors(WebSettings settings) {
        this.origins = Set.copyOf(settings.origins().orElse(List.of()));
        if (!origins.stream().allMatch(ORIGIN.asMatchPredicate())) {
            throw new IllegalArgumentException(
                    "otklik.web.origins: expected scheme and host, without a path, such as https://example.org");
        }
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = request.response();
        String origin = request.getHeader("Origin");
        response.putHeader("Vary", "Origin");
        if (origin != null && origins.contains(origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin);
            response.putHeader("Access-Control-Expose-Headers", "Retry-After");
        }
        if (request.method().equals(HttpMethod.OPTIONS)) {
            response.putHeader("Access-Control-Allow-Methods", "POST");
            response.putHeader("Access-Control-Allow-Headers", "Content-Type, X-Chat-Token, Traceparent");
            response.putHeader("Access-Control-Max-Age", "3600");
            response.setStatusCode(204).end();
        } else {
            routing.next();
        }
    }
}
