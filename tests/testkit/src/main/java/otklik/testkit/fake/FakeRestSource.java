package otklik.testkit.fake;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform that is asked for its messages over real HTTP, page by page. It speaks two dialects, by the path:
 *
 * <ul>
 *   <li>{@code /api/v1/incidents?after=&limit=} answers {@code {"data":{"items":[…],"next":"7"}}}; {@code next} is null when there is nothing
 *       more; the secret comes as {@code Authorization: Bearer …};
 *   <li>{@code /rest/appeals?since_id=&count=} answers {@code {"appeals":[…]}}, whose ids grow; the secret comes as {@code X-Api-Key}.
 * </ul>
 *
 * A wrong secret gets 401. Thread-safe.
 */
public final class FakeRestSource implements AutoCloseable {
    private static final String BY_PAGE = "/api/v1/incidents";
    private static final String BY_ITEM = "/rest/appeals";

    private final String secret;
    private final Map<String, String> items = new LinkedHashMap<>();
    private final List<RestRequest> requests = new ArrayList<>();
    private final FaultPlan<RestRequest> faults = new FaultPlan<>();
    private final HttpFake http;
    private int overlap;

    private FakeRestSource(String secret, int port) {
        this.secret = secret;
        this.http = HttpFake.start(port, this::handle);
    }

    /** Starts on a free port of the loopback. */
    public static FakeRestSource start(String secret) {
        return new FakeRestSource(secret, 0);
    }

    /** Starts on the given port of the loopback. */
    public static FakeRestSource start(String secret, int port) {
        return new FakeRestSource(secret, port);
    }

    /** Scheme, host and port. */
    public URI url() {
        return http.url("");
    }

    /** Puts an item at the end: JSON in the dialect of the path by which it is asked for. */
    public synchronized FakeRestSource add(String id, String json) {
        items.put(id, json);
        return this;
    }

    /** The item says something else from now on; its place stays. */
    public synchronized FakeRestSource change(String id, String json) {
        if (items.replace(id, json) == null) {
            throw new IllegalArgumentException("no item " + id);
        }
        return this;
    }

    /** Pages begin so many items early from now on: the ends of pages come twice. */
    public synchronized FakeRestSource overlap(int number) {
        overlap = number;
        return this;
    }

    public FaultPlan<RestRequest> faults() {
        return faults;
    }

    /** All requests so far, refused ones too. */
    public synchronized List<RestRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request) {
        boolean byPage = BY_PAGE.equals(request.path());
        if (!HttpMethod.GET.equals(request.method()) || !byPage && !BY_ITEM.equals(request.path())) {
            answer(request, 404, "{}");
            return;
        }
        String given = byPage ? request.getHeader("Authorization") : request.getHeader("X-Api-Key");
        String cursor = text(request.getParam(byPage ? "after" : "since_id"));
        RestRequest asked =
                new RestRequest(request.path(), cursor, (byPage ? "Bearer " + secret : secret).equals(given));
        synchronized (this) {
            requests.add(asked);
        }
        if (!asked.authorized()) {
            answer(request, 401, "{}");
            return;
        }
        int limit = Integer.parseInt(text(request.getParam(byPage ? "limit" : "count")));
        String page = byPage ? byPage(cursor, limit) : byItem(cursor, limit);
        switch (faults.faultFor(asked).orElse(null)) {
            case null -> answer(request, 200, page);
            case Fault.Refuse refuse -> {
                if (refuse.retryAfter() != null) {
                    long seconds =
                            Math.max(1, refuse.retryAfter().plusMillis(999).toSeconds());
                    request.response().putHeader("Retry-After", Long.toString(seconds));
                }
                answer(request, refuse.status(), "{}");
            }
            case Fault.AnswerLate late -> http.later(late.delay(), () -> answer(request, 200, page));
            case Fault.Hang _ -> {}
            case Fault.Reset _ -> {
                var _ = request.connection().close();
            }
            case Fault.Nonsense _ -> answer(request, 200, "<html>proxy says hello</html>");
        }
    }

    private synchronized String byPage(String cursor, int limit) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<String> all = List.copyOf(items.values());
        int end = Math.min(all.size(), from + limit);
        List<String> page = all.subList(Math.min(end, Math.max(0, from - overlap)), end);
        String next = end < all.size() ? "\"" + end + "\"" : "null";
        return "{\"data\":{\"items\":[" + String.join(",", page) + "],\"next\":" + next + "}}";
    }

    private synchronized String byItem(String cursor, int limit) {
        long since = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        List<String> page = items.entrySet().stream()
                .filter(item -> Long.parseLong(item.getKey()) > since - overlap)
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
        return "{\"appeals\":[" + String.join(",", page) + "]}";
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }
}
