package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's files over real HTTP, as the Bot API documents them: {@code getFile} tells a path, {@code /file/bot<token>/<path>}
 * gives the bytes; files above 20 MB are not given to bots; 429 says {@code retry_after}. Thread-safe.
 */
public final class FakeTelegramFiles implements AutoCloseable {
    private static final long MOST = 20_000_000;
    private static final Pattern METHOD = Pattern.compile("/bot([^/]+)/getFile");
    private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/(.+)");

    private final String token;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger tooMany = new AtomicInteger();
    private final HttpFake http;

    private FakeTelegramFiles(String token) {
        this.token = token;
        this.http = HttpFake.start(0, this::handle);
    }

    /** Starts on a free port of the loopback; knows one bot. */
    public static FakeTelegramFiles start(String token) {
        return new FakeTelegramFiles(token);
    }

    public URI url() {
        return http.url("");
    }

    public void put(String fileId, byte[] bytes) {
        files.put(fileId, bytes);
    }

    /** The next requests are answered 429, to come again after a second. */
    public void refuseNext(int requests) {
        tooMany.set(requests);
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request) {
        Matcher method = METHOD.matcher(request.path());
        Matcher file = FILE.matcher(request.path());
        if (method.matches() && method.group(1).equals(token)) {
            getFile(request, Optional.ofNullable(request.getParam("file_id")).orElse(""));
        } else if (file.matches() && file.group(1).equals(token)) {
            byte[] bytes = files.get(file.group(2).replace("photos/", ""));
            if (bytes == null) {
                refuse(request, 404, "Not Found", null);
            } else {
                var _ = request.response().end(Buffer.buffer(bytes));
            }
        } else {
            refuse(request, method.matches() ? 401 : 404, method.matches() ? "Unauthorized" : "Not Found", null);
        }
    }

    private void getFile(HttpServerRequest request, String fileId) {
        byte[] bytes = files.get(fileId);
        if (tooMany.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refuse(request, 429, "Too Many Requests: retry after 1", new JsonObject().put("retry_after", 1));
        } else if (bytes == null) {
            refuse(request, 400, "Bad Request: wrong file_id or the file is temporarily unavailable", null);
        } else if (bytes.length > MOST) {
            refuse(request, 400, "Bad Request: file is too big", null);
        } else {
            answer(
                    request,
                    200,
                    new JsonObject()
                            .put("ok", true)
                            .put(
                                    "result",
                                    new JsonObject()
                                            .put("file_id", fileId)
                                            .put("file_unique_id", "u" + fileId)
                                            .put("file_size", bytes.length)
                                            .put("file_path", "photos/" + fileId)));
        }
    }

    private static void refuse(
            HttpServerRequest request, int status, String description, @Nullable JsonObject parameters) {
        JsonObject body =
                new JsonObject().put("ok", false).put("error_code", status).put("description", description);
        if (parameters != null) {
            body.put("parameters", parameters);
        }
        answer(request, status, body);
    }

    private static void answer(HttpServerRequest request, int status, JsonObject body) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }
}
