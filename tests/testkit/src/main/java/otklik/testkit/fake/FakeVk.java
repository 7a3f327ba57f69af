package otklik.testkit.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * VK's {@code messages.send} and {@code wall.createComment} over real HTTP, as the API documents them: form in, HTTP 200
 * out with {@code response} or {@code error} (5 token, 6 too many a second, 100 a bad parameter, 900 and 901 the person
 * does not let us, 911 a bad keyboard, 912 no keyboards here, 914 too long). The same {@code random_id} to one person, the same {@code guid} under one post, is shown
 * once and answered with the id of the first. Of {@link Fault} the statuses 429 and 403 are VK's 6 and 901; others are of
 * HTTP, as a broken front would answer. Thread-safe.
 */
public final class FakeVk implements AutoCloseable {

    /** Longest text of a message. */
    public static final int MAX_TEXT = 4096;

    private static final int NO_ANSWER = -1;

    private final Map<String, Integer> closed = new ConcurrentHashMap<>();
    private final MessengerCalls<VkRequest> calls;
    private final Api api = new Api();
    private volatile boolean keyboards = true;
    private long lastId = 500;

    private FakeVk(int port) {
        this.calls = new MessengerCalls<>(port, this::handle);
    }

    /** Starts on a free port of the loopback. */
    public static FakeVk start() {
        return new FakeVk(0);
    }

    /** Starts on the given port of the loopback: for a second life at the same address. */
    public static FakeVk start(int port) {
        return new FakeVk(port);
    }

    /** The host part that a community's client is configured with, without a path. */
    public URI url() {
        return calls.url();
    }

    /** From now on only these tokens are known; others get error 5. Without a call every token is. */
    public FakeVk knowOnly(String... communityTokens) {
        calls.knowOnly(communityTokens);
        return this;
    }

    /** The person did not allow messages of the community: 901. */
    public FakeVk disallow(String person) {
        closed.put(person, 901);
        return this;
    }

    /** The post or its comments are closed: 212. {@code wall} is {@code wall<owner>_<post>}. */
    public FakeVk closeComments(String wall) {
        closed.put(wall, 212);
        return this;
    }

    /** The community's bot capabilities are off: 912 for what has a keyboard. */
    public FakeVk switchKeyboards(boolean on) {
        keyboards = on;
        return this;
    }

    /** Answers error 6 to what exceeds the documented limit (20 a second and community) or a tighter one. */
    public FakeVk enforceLimits(int perSecond, int perSecondAndChat) {
        calls.limit(perSecond, perSecondAndChat);
        return this;
    }

    public FaultPlan<VkRequest> faults() {
        return calls.faults();
    }

    /** All calls so far, refused ones too, in order of arrival. */
    public List<VkRequest> requests() {
        return calls.all();
    }

    /** What people see, in the order in which it was shown. */
    public List<VkRequest> shown() {
        return calls.shown();
    }

    /** What this person, or who reads this wall, sees. */
    public List<VkRequest> shownTo(String chatId) {
        return calls.shownTo(chatId);
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
        request.setExpectMultipart(true);
        request.end().onSuccess(read -> {
            switch (request.path()) {
                case "/method/messages.send", "/method/wall.createComment" -> call(request, request.formAttributes());
                default -> error(request, 3);
            }
        });
    }

    private void call(HttpServerRequest request, MultiMap form) {
        String method = request.path().substring("/method/".length());
        boolean comment = method.equals("wall.createComment");
        VkRequest arrived = new VkRequest(
                0,
                Instant.now(),
                token(request, form),
                method,
                comment ? "wall" + field(form, "owner_id") + "_" + field(form, "post_id") : field(form, "peer_id"),
                field(form, "message"),
                form.get("reply_to_comment"),
                field(form, comment ? "guid" : "random_id"),
                comment ? null : form.get("keyboard"),
                false,
                0,
                0);
        int error = refusal(arrived, field(form, "v"));
        if (error != 0) {
            refuse(request, arrived, error);
            return;
        }
        calls.take(request, arrived, api);
    }

    private static int errorOf(int httpStatus) {
        return switch (httpStatus) {
            case 429 -> 6;
            case 403 -> 901;
            default -> NO_ANSWER;
        };
    }

    /** 0 for what VK takes. */
    private int refusal(VkRequest arrived, String version) {
        if (arrived.token().isEmpty() || !calls.knows(arrived.token())) {
            return 5;
        }
        if (!calls.permits(arrived)) {
            return 6;
        }
        if (version.isEmpty()
                || arrived.text().isBlank()
                || arrived.method().equals("messages.send") && !isInt(arrived.once())) {
            return 100;
        }
        String keyboard = arrived.keyboard();
        if (keyboard != null && !VkKeyboard.isValid(keyboard)) {
            return 911;
        }
        if (keyboard != null && !keyboards) {
            return 912;
        }
        if (arrived.text().length() > MAX_TEXT) {
            return 914;
        }
        return closed.getOrDefault(arrived.chatId(), 0);
    }

    private static boolean isInt(String word) {
        return word.matches("-?\\d{1,10}") && Long.parseLong(word) == (int) Long.parseLong(word);
    }

    private static String token(HttpServerRequest request, MultiMap form) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith("Bearer ")
                ? header.substring("Bearer ".length())
                : field(form, "access_token");
    }

    private static String field(MultiMap form, String name) {
        String value = form.get(name);
        return value == null ? "" : value;
    }

    private void refuse(HttpServerRequest request, VkRequest arrived, int error) {
        calls.keep(order -> arrived.ended(order, false, error, 0));
        error(request, error);
    }

    private static void error(HttpServerRequest request, int code) {
        answer(
                request,
                new JsonObject()
                        .put("error", new JsonObject().put("error_code", code).put("error_msg", "error " + code)));
    }

    private static void answer(HttpServerRequest request, JsonObject body) {
        var _ = request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }

    private final class Api implements MessengerCalls.Messenger<VkRequest> {
        private final Map<String, Long> shownBefore = new HashMap<>();

        @Override
        public VkRequest keep(VkRequest arrived, boolean shown, boolean answered) {
            int error = answered ? 0 : NO_ANSWER;
            if (!shown) {
                return calls.keep(order -> arrived.ended(order, false, error, 0));
            }
            String once = arrived.method() + " " + arrived.chatId() + " " + arrived.once();
            Long before = arrived.once().isEmpty() ? null : shownBefore.get(once);
            long id = before == null ? ++lastId : before;
            shownBefore.putIfAbsent(once, id);
            return calls.keep(order -> arrived.ended(order, before == null, error, id));
        }

        @Override
        public void answerShown(HttpServerRequest request, VkRequest shown) {
            Object response = shown.method().equals("messages.send")
                    ? (Object) shown.id()
                    : new JsonObject().put("comment_id", shown.id());
            answer(request, new JsonObject().put("response", response));
        }

        @Override
        public void refuse(HttpServerRequest request, VkRequest arrived, Fault.Refuse fault) {
            int error = errorOf(fault.status());
            if (error == NO_ANSWER) {
                keep(arrived, false, false);
                var _ = request.response().setStatusCode(fault.status()).end();
            } else {
                FakeVk.this.refuse(request, arrived, error);
            }
        }
    }
}
