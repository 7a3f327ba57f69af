package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connector's end of the status webhook, over real HTTP. It verifies Standard Webhooks signatures of the paths whose
 * secret it was told and answers 401 to what does not verify, takes the rest with 204, and records every request:
 * a webhook id that comes twice is recorded twice, for it is the test that says whether that was allowed.
 *
 * <p>Good for more than 3,000 requests a second beside the system under test. Thread-safe.
 */
public final class WebhookReceiver implements AutoCloseable {

    private final List<ReceivedWebhook> received = new ArrayList<>();
    private final Map<String, StandardWebhookSignature> secrets = new ConcurrentHashMap<>();
    private final FaultPlan<ReceivedWebhook> faults = new FaultPlan<>();
    private final Keep keep;
    private final HttpFake http;
    private volatile Consumer<ReceivedWebhook> listener = webhook -> {};

    private WebhookReceiver(int port, Keep keep) {
        this.keep = keep;
        this.http = HttpFake.start(port, this::handle);
    }

    /** Starts on a free port of the loopback and keeps whole bodies. */
    public static WebhookReceiver start() {
        return new WebhookReceiver(0, Keep.body());
    }

    /** Starts on a free port of the loopback. */
    public static WebhookReceiver start(Keep keep) {
        return new WebhookReceiver(0, keep);
    }

    /** Starts on the given port of the loopback: for a second life at the same address. */
    public static WebhookReceiver start(int port, Keep keep) {
        return new WebhookReceiver(port, keep);
    }

    /** The address to register; any path is served. */
    public URI url(String path) {
        return http.url(path);
    }

    /** From now on requests to the path must be signed with this secret ({@code whsec_…}). */
    public WebhookReceiver trust(String path, String secret) {
        secrets.put(path, new StandardWebhookSignature(secret));
        return this;
    }

    public FaultPlan<ReceivedWebhook> faults() {
        return faults;
    }

    /** Called for every accepted webhook, on the server's only thread: it must return at once. */
    public void onAccepted(Consumer<ReceivedWebhook> told) {
        listener = told;
    }

    /** All requests so far in order of arrival: refused, unsigned and repeated ones too. */
    public List<ReceivedWebhook> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** What the connector took, in order, repeats included. */
    public List<ReceivedWebhook> accepted() {
        return received().stream().filter(ReceivedWebhook::accepted).toList();
    }

    /** How many requests came so far. */
    public int count() {
        synchronized (received) {
            return received.size();
        }
    }

    public void forget() {
        synchronized (received) {
            received.clear();
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request) {
        if (!HttpMethod.POST.equals(request.method())) {
            answer(request, 405);
            return;
        }
        request.body().onSuccess(body -> take(request, body));
    }

    private void take(HttpServerRequest request, Buffer buffer) {
        byte[] body = buffer.getBytes();
        Instant now = Instant.now();
        String id = request.getHeader("webhook-id");
        StandardWebhookSignature secret = secrets.get(request.path());
        boolean signed = secret != null
                && secret.verifies(
                        id, request.getHeader("webhook-timestamp"), body, request.getHeader("webhook-signature"), now);
        ReceivedWebhook arrived = new ReceivedWebhook(
                0, now, System.nanoTime(), request.path(), id == null ? "" : id, keep.of(body), signed, false);
        if (secret != null && !signed) {
            record(arrived, false);
            answer(request, 401);
            return;
        }
        switch (faults.faultFor(arrived).orElse(null)) {
            case null -> {
                record(arrived, true);
                answer(request, 204);
            }
            case Fault.Refuse refuse -> {
                record(arrived, false);
                retryAfter(request, refuse.retryAfter());
                answer(request, refuse.status());
            }
            case Fault.AnswerLate late -> {
                record(arrived, true);
                http.later(late.delay(), () -> answer(request, 204));
            }
            case Fault.Hang hang -> record(arrived, hang.accepts());
            case Fault.Reset reset -> {
                record(arrived, reset.accepts());
                var _ = request.connection().close();
            }
            case Fault.Nonsense nonsense -> {
                record(arrived, true);
                var _ = request.response().end("<html>proxy says hello</html>");
            }
        }
    }

    private static void retryAfter(HttpServerRequest request, @Nullable Duration wait) {
        if (wait != null) {
            long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            request.response().putHeader("Retry-After", Long.toString(seconds));
        }
    }

    private static void answer(HttpServerRequest request, int status) {
        var _ = request.response().setStatusCode(status).end();
    }

    private void record(ReceivedWebhook arrived, boolean accepted) {
        ReceivedWebhook recorded;
        synchronized (received) {
            recorded = new ReceivedWebhook(
                    received.size(),
                    arrived.at(),
                    arrived.atNanos(),
                    arrived.path(),
                    arrived.webhookId(),
                    arrived.kept(),
                    arrived.signed(),
                    accepted);
            received.add(recorded);
        }
        if (accepted) {
            listener.accept(recorded);
        }
    }
}
