package otklik.ingest.attachment.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Fault;
import otklik.ingest.fetch.Reply;

/**
 * Files that stay at Telegram, {@code telegram:<file_id>}: getFile tells a path (core.telegram.org/bots/api#getfile), which is good for
 * an hour. The token is part of both addresses, so that neither is ever logged.
 */
public final class TelegramSource implements Source {
    private static final String SCHEME = "telegram:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI host;
    private final Map<String, String> tokens;
    private final FileFetch http;

    /**
     * @param host of the Bot API; trusted, since the configuration says it
     * @param tokens by the code of the bot
     */
    TelegramSource(URI host, Map<String, String> tokens, FileFetch http) {
        this.host = host;
        this.tokens = Map.copyOf(tokens);
        this.http = http;
    }

    @Override
    public boolean knows(String address) {
        return address.startsWith(SCHEME);
    }

    @Override
    public String host(String address) {
        return "telegram";
    }

    @Override
    public Fetched fetch(String address, String owner, Allowance allowance) throws InterruptedException {
        String token = tokens.get(owner);
        if (token == null) {
            return new Fetched.TryLater(null, "no token of this bot is configured");
        }
        String fileId = address.substring(SCHEME.length());
        Reply asked = get(
                "/bot" + token + "/getFile?file_id=" + URLEncoder.encode(fileId, StandardCharsets.UTF_8), allowance);
        if (!(asked instanceof Reply.Body(byte[] body))) {
            return judge(asked);
        }
        JsonNode file = read(body).path("result");
        if (file.path("file_size").asLong(0) > allowance.most()) {
            return new Fetched.Refused(Fault.TOO_LARGE);
        }
        String path = file.path("file_path").textValue();
        if (path == null || !path.matches("[A-Za-z0-9_./-]{1,500}") || path.contains("..")) {
            return new Fetched.TryLater(null, "Telegram told no path");
        }
        return judge(get("/file/bot" + token + "/" + path, allowance));
    }

    private Reply get(String path, Allowance allowance) throws InterruptedException {
        return http.get(URI.create(host.toString().replaceAll("/+$", "") + path), allowance);
    }

    /** Telegram says in its body what it means; its 401 and 404 are about the token, which somebody can mend. */
    private static Fetched judge(Reply reply) {
        if (!(reply instanceof Reply.Status(int code, var location, var after, byte[] body))) {
            return WebSource.judge(reply);
        }
        JsonNode problem = read(body);
        if (code == 400) {
            return problem.path("description").asText("").contains("too big")
                    ? new Fetched.Refused(Fault.TOO_LARGE)
                    : new Fetched.Doubted(Fault.NOT_THERE);
        }
        JsonNode wait = problem.path("parameters").path("retry_after");
        Duration asked = wait.canConvertToInt() && wait.isInt() ? Duration.ofSeconds(wait.intValue()) : after;
        return new Fetched.TryLater(asked, "HTTP " + code);
    }

    private static JsonNode read(byte @Nullable [] body) {
        try {
            return JSON.readTree(body == null ? new byte[0] : body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
