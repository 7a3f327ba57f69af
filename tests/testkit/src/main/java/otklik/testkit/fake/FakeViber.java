package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Viber's {@code pa/send_message} over real HTTP, as the REST bot API documents it: every answer is HTTP 200 and says in
 * {@code status} how it went (0 done, 2 token, 3 and 4 a bad request or keyboard, 6 not subscribed, 12 too much). Of {@link Fault} the
 * statuses 429 and 403 are Viber's 12 and 6; others are of HTTP, as a broken front would answer.
 *
 * <p>Viber has no idempotency handle, and this fake has none either: what is sent twice is shown twice and recorded twice.
 * Thread-safe.
 */
public final class FakeViber implements AutoCloseable {

    /** Longest text that the API takes. */
    public static final int MAX_TEXT = 7000;

    private static final int MAX_NAME = 28;
    private static final int MAX_BYTES = 30 * 1024;
    private static final int NO_STATUS = -1;

    private final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();
    private final MessengerCalls<ViberRequest> calls;
    private final Api api = new Api();
    private long lastToken = 4_912_661_846_655_238_000L;

    private FakeViber(int port) {
        this.calls = new MessengerCalls<>(port, this::handle);
    }

    /** Starts on a free port of the loopback. */
    public static FakeViber start() {
        return new FakeViber(0);
    }

    /** Starts on the given port of the loopback: for a second life at the same address. */
    public static FakeViber start(int port) {
        return new FakeViber(port);
    }

    /** The host part that a bot's client is configured with, without a path. */
    public URI url() {
        return calls.url();
    }

    /** From now on only these bots are known. Without a call every token is. */
    public FakeViber knowOnly(String... botTokens) {
        calls.knowOnly(botTokens);
        return this;
    }

    /** The person unsubscribed: status 6, final. */
    public FakeViber unsubscribe(String receiver) {
        unsubscribed.add(receiver);
        return this;
    }

    /** Answers status 12 to what exceeds the limits. */
    public FakeViber enforceLimits(int perSecond, int perSecondAndChat) {
        calls.limit(perSecond, perSecondAndChat);
        return this;
    }

    public FaultPlan<ViberRequest> faults() {
        return calls.faults();
    }

    /** All calls so far, refused ones too, in order of arrival. */
    public List<ViberRequest> requests() {
        return calls.all();
    }

    /** What people see, in the order in which it was shown: duplicates included. */
    public List<ViberRequest> shown() {
        return calls.shown();
    }

    /** What this person sees. */
    public List<ViberRequest> shownTo(String receiver) {
        return calls.shownTo(receiver);
    }

    /** The most requests that arrived within any one second. */
    public int peakPerSecond() {
        return SendRate.peak(requests());
    }

    @Override
    public void close() {
        calls.close();
    }

    private void handle(HttpServerRequest request) {
        if (!HttpMethod.POST.equals(request.method()) || !request.path().equals("/pa/send_message")) {
            var _ = request.response().setStatusCode(404).end();
            return;
        }
        request.body().onSuccess(body -> sendMessage(request, body));
    }

    private void sendMessage(HttpServerRequest request, Buffer body) {
        String token = request.getHeader("X-Viber-Auth-Token");
        if (token == null || !calls.knows(token)) {
            answer(request, 2, "invalidAuthToken", 0);
            return;
        }
        JsonObject message;
        try {
            message = body.toJsonObject();
        } catch (DecodeException notJson) {
            answer(request, 3, "badData", 0);
            return;
        }
        Object keyboard = message.getValue("keyboard");
        ViberRequest arrived = new ViberRequest(
                0,
                Instant.now(),
                token,
                message.getString("receiver", ""),
                message.getString("text", ""),
                message.getJsonObject("sender", new JsonObject()).getString("name", ""),
                message.getString("tracking_data"),
                keyboard == null ? null : Json.encode(keyboard),
                false,
                NO_STATUS,
                0);
        int refused = body.length() > MAX_BYTES ? 3 : refusal(arrived, message);
        if (refused != 0) {
            refuse(request, arrived, refused);
            return;
        }
        calls.take(request, arrived, api);
    }

    private static int statusOf(int httpStatus) {
        return switch (httpStatus) {
            case 429 -> 12;
            case 403 -> 6;
            default -> NO_STATUS;
        };
    }

    /** 0 for what Viber takes. */
    private int refusal(ViberRequest arrived, JsonObject message) {
        if (arrived.chatId().isEmpty() || arrived.senderName().isEmpty() || !message.containsKey("type")) {
            return 4;
        }
        int keyboard = ViberKeyboard.refusal(message.getValue("keyboard"));
        if (keyboard != 0) {
            return keyboard;
        }
        if (!(message.getValue("min_api_version", 1) instanceof Integer)
                || arrived.text().isBlank()
                || arrived.text().length() > MAX_TEXT
                || arrived.senderName().length() > MAX_NAME) {
            return 3;
        }
        if (unsubscribed.contains(arrived.chatId())) {
            return 6;
        }
        return calls.permits(arrived) ? 0 : 12;
    }

    private void refuse(HttpServerRequest request, ViberRequest arrived, int status) {
        calls.keep(order -> arrived.ended(order, false, status, 0));
        answer(request, status, "refused", 0);
    }

    private static void answer(HttpServerRequest request, int status, String words, long messageToken) {
        JsonObject body = new JsonObject().put("status", status).put("status_message", words);
        if (messageToken != 0) {
            body.put("message_token", messageToken);
        }
        var _ = request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }

    private final class Api implements MessengerCalls.Messenger<ViberRequest> {
        @Override
        public ViberRequest keep(ViberRequest arrived, boolean shown, boolean answered) {
            return calls.keep(order -> arrived.ended(order, shown, answered ? 0 : NO_STATUS, shown ? ++lastToken : 0));
        }

        @Override
        public void answerShown(HttpServerRequest request, ViberRequest shown) {
            answer(request, 0, "ok", shown.messageToken());
        }

        @Override
        public void refuse(HttpServerRequest request, ViberRequest arrived, Fault.Refuse fault) {
            int status = statusOf(fault.status());
            if (status == NO_STATUS) {
                keep(arrived, false, false);
                var _ = request.response().setStatusCode(fault.status()).end();
            } else {
                FakeViber.this.refuse(request, arrived, status);
            }
        }
    }
}
