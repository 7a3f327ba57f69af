package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's {@code sendMessage} over real HTTP, as the Bot API documents it: {@code {"ok":true,"result":{…}}}, errors as
 * {@code {"ok":false,"error_code":…,"description":…,"parameters":{"retry_after":…}}}, texts of at most 4096 characters.
 *
 * <p>Telegram has no idempotency handle, and this fake has none either: what is sent twice is shown twice and recorded
 * twice. Thread-safe.
 */
public final class FakeTelegram implements AutoCloseable {

    /** Longest text that the Bot API takes, in UTF-16 units. */
    public static final int MAX_TEXT = 4096;

    /** Longest data of a button, in bytes. */
    public static final int MAX_BUTTON = 64;

    private static final Pattern METHOD = Pattern.compile("/bot([^/]+)/(\\w+)");

    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final MessengerCalls<TelegramRequest> calls;
    private final Api api = new Api();
    private long lastMessageId = 1000;

    private FakeTelegram(int port) {
        this.calls = new MessengerCalls<>(port, this::handle);
    }

    /** Starts on a free port of the loopback. */
    public static FakeTelegram start() {
        return new FakeTelegram(0);
    }

    /** Starts on the given port of the loopback: for a second life at the same address. */
    public static FakeTelegram start(int port) {
        return new FakeTelegram(port);
    }

    /** The host part that a bot's client is configured with, without a path. */
    public URI url() {
        return calls.url();
    }

    /** From now on only these bots are known; others get 401. Without a call every token is. */
    public FakeTelegram knowOnly(String... botTokens) {
        calls.knowOnly(botTokens);
        return this;
    }

    /** The person blocked the bot: 403, final. */
    public FakeTelegram block(String chatId) {
        blocked.add(chatId);
        return this;
    }

    /** Answers 429 to what exceeds the documented limits ({@code about 30/s in all, 1/s a chat}) or tighter ones. */
    public FakeTelegram enforceLimits(int perSecond, int perSecondAndChat) {
        calls.limit(perSecond, perSecondAndChat);
        return this;
    }

    public FaultPlan<TelegramRequest> faults() {
        return calls.faults();
    }

    /** All calls of sendMessage so far, refused ones too, in order of arrival. */
    public List<TelegramRequest> requests() {
        return calls.all();
    }

    /** What people see, in the order in which it was shown: duplicates included. */
    public List<TelegramRequest> shown() {
        return calls.shown();
    }

    /** What the person in this chat sees. */
    public List<TelegramRequest> shownTo(String chatId) {
        return calls.shownTo(chatId);
    }

    /** The most requests that arrived within any one second, in all: for tests of the sender's own pacing. */
    public int peakPerSecond() {
        return SendRate.peak(requests());
    }

    /** The most requests that arrived within any one second for one chat. */
    public int peakPerSecondAndChat() {
        return SendRate.peakOfOneChat(requests());
    }

    @Override
    public void close() {
        calls.close();
    }

    private void handle(HttpServerRequest request) {
        Matcher method = METHOD.matcher(request.path());
        if (!HttpMethod.POST.equals(request.method()) || !method.matches()) {
            refuse(request, 404, "Not Found", null);
            return;
        }
        String token = method.group(1);
        if (!calls.knows(token)) {
            refuse(request, 401, "Unauthorized", null);
        } else if (!method.group(2).equals("sendMessage")) {
            refuse(request, 404, "Not Found: method not found", null);
        } else {
            request.body().onSuccess(body -> sendMessage(request, token, body));
        }
    }

    private void sendMessage(HttpServerRequest request, String token, Buffer body) {
        JsonObject message;
        try {
            message = body.toJsonObject();
        } catch (DecodeException notJson) {
            refuse(request, 400, "Bad Request: can't parse request", null);
            return;
        }
        Object chat = message.getValue("chat_id");
        String text = message.getValue("text") instanceof String given ? given : "";
        TelegramRequest arrived = new TelegramRequest(
                0, Instant.now(), token, chat == null ? "" : chat.toString(), text, false, 0, 0, buttons(message));
        Optional<Refusal> invalid = invalid(arrived);
        if (invalid.isPresent()) {
            refuse(request, arrived, invalid.get());
            return;
        }
        calls.take(request, arrived, api);
    }

    private static List<String> buttons(JsonObject message) {
        JsonObject markup = message.getJsonObject("reply_markup");
        List<String> buttons = new ArrayList<>();
        if (markup != null) {
            for (Object row : markup.getJsonArray("inline_keyboard", new JsonArray())) {
                ((JsonArray) row).forEach(button -> buttons.add(((JsonObject) button).getString("callback_data", "")));
            }
        }
        return buttons;
    }

    private Optional<Refusal> invalid(TelegramRequest arrived) {
        if (arrived.buttons().stream()
                .anyMatch(data -> data.isEmpty() || data.getBytes(StandardCharsets.UTF_8).length > MAX_BUTTON)) {
            return Optional.of(new Refusal(400, "Bad Request: BUTTON_DATA_INVALID", null));
        }
        if (arrived.chatId().isEmpty()) {
            return Optional.of(new Refusal(400, "Bad Request: chat_id is empty", null));
        }
        if (arrived.text().isBlank()) {
            return Optional.of(new Refusal(400, "Bad Request: message text is empty", null));
        }
        if (arrived.text().length() > MAX_TEXT) {
            return Optional.of(new Refusal(400, "Bad Request: message is too long", null));
        }
        if (blocked.contains(arrived.chatId())) {
            return Optional.of(new Refusal(403, "Forbidden: bot was blocked by the user", null));
        }
        if (!calls.permits(arrived)) {
            return Optional.of(Refusal.of(new Fault.Refuse(429, Duration.ofSeconds(1))));
        }
        return Optional.empty();
    }

    private static Object number(String chatId) {
        return chatId.matches("-?\\d{1,18}") ? (Object) Long.valueOf(chatId) : chatId;
    }

    private void refuse(HttpServerRequest request, TelegramRequest arrived, Refusal refusal) {
        calls.keep(order -> arrived.ended(order, false, refusal.status(), 0));
        refuse(request, refusal.status(), refusal.description(), refusal.retryAfterSeconds());
    }

    private static void refuse(
            HttpServerRequest request, int status, String description, @Nullable Long retryAfterSeconds) {
        JsonObject body =
                new JsonObject().put("ok", false).put("error_code", status).put("description", description);
        if (retryAfterSeconds != null) {
            body.put("parameters", new JsonObject().put("retry_after", retryAfterSeconds));
        }
        answer(request, status, body);
    }

    private static void answer(HttpServerRequest request, int status, JsonObject body) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }

    private final class Api implements MessengerCalls.Messenger<TelegramRequest> {
        @Override
        public TelegramRequest keep(TelegramRequest arrived, boolean shown, boolean answered) {
            return calls.keep(order -> arrived.ended(order, shown, answered ? 200 : 0, shown ? ++lastMessageId : 0));
        }

        @Override
        public void answerShown(HttpServerRequest request, TelegramRequest shown) {
            JsonObject result = new JsonObject()
                    .put("message_id", shown.messageId())
                    .put("date", shown.at().getEpochSecond())
                    .put(
                            "chat",
                            new JsonObject().put("id", number(shown.chatId())).put("type", "private"))
                    .put("text", shown.text());
            answer(request, 200, new JsonObject().put("ok", true).put("result", result));
        }

        @Override
        public void refuse(HttpServerRequest request, TelegramRequest arrived, Fault.Refuse fault) {
            FakeTelegram.this.refuse(request, arrived, Refusal.of(fault));
        }
    }

    private record Refusal(
            int status, String description, @Nullable Long retryAfterSeconds) {

        static Refusal of(Fault.Refuse fault) {
            Duration wait = fault.retryAfter();
            Long seconds =
                    wait == null ? null : Math.max(1, wait.plusMillis(999).toSeconds());
            String description = switch (fault.status()) {
                case 429 -> "Too Many Requests: retry after " + (seconds == null ? 1 : seconds);
                case 403 -> "Forbidden: bot was blocked by the user";
                case 400 -> "Bad Request: chat not found";
                default -> "Internal Server Error";
            };
            return new Refusal(fault.status(), description, seconds);
        }
    }
}
