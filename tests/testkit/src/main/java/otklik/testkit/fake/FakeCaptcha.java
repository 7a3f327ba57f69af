package otklik.testkit.fake;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A captcha provider's check, as reCAPTCHA, hCaptcha and Turnstile document it: a form with {@code secret}, {@code response}
 * and {@code remoteip}, answered by {@code {"success":true}} or error codes, always 200; a solution is good once.
 */
public final class FakeCaptcha implements AutoCloseable {
    private final HttpFake http;
    private final String secret;
    private final Set<String> solutions = ConcurrentHashMap.newKeySet();
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private volatile boolean smart;
    private volatile boolean failing;
    private volatile boolean silent;

    private FakeCaptcha(String secret) {
        this.secret = secret;
        this.http = HttpFake.start(0, this::take);
    }

    public static FakeCaptcha start(String secret) {
        return new FakeCaptcha(secret);
    }

    /** Its address for checking. */
    public URI url() {
        return http.url("/siteverify");
    }

    /** What the page of a person who solved the task gets. */
    public String solved() {
        String solution = UUID.randomUUID().toString();
        solutions.add(solution);
        return solution;
    }

    /** From now on as SmartCaptcha: {@code token} and {@code ip}, answered by {@code {"status":"ok"}} or {@code failed}. */
    public void speakAsSmartCaptcha() {
        smart = true;
    }

    /** From now on 500. */
    public void fail() {
        failing = true;
    }

    /** From now on no answer. */
    public void fallSilent() {
        silent = true;
    }

    /** Visitors' addresses that it was told. */
    public List<String> addresses() {
        return List.copyOf(addresses);
    }

    private void take(HttpServerRequest request) {
        request.setExpectMultipart(true);
        request.endHandler(end -> {
            if (!silent) {
                answer(request);
            }
        });
    }

    private void answer(HttpServerRequest request) {
        String address = request.getFormAttribute(smart ? "ip" : "remoteip");
        if (address != null) {
            addresses.add(address);
        }
        String solution = String.valueOf(request.getFormAttribute(smart ? "token" : "response"));
        boolean good = secret.equals(request.getFormAttribute("secret")) && solutions.remove(solution);
        String said = smart
                ? "{\"status\":\"" + (good ? "ok" : "failed") + "\",\"message\":\"\"}"
                : good ? "{\"success\":true}" : "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}";
        var unused = request.response()
                .setStatusCode(failing ? 500 : 200)
                .putHeader("Content-Type", "application/json")
                .end(said);
    }

    @Override
    public void close() {
        http.close();
    }
}
