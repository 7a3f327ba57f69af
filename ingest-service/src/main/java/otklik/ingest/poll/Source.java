package otklik.ingest.poll;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import otklik.ingest.message.Sender;
import otklik.region.Polling;

/**
 * A platform that is asked.
 *
 * @param code of its connector
 * @param sender as whom its messages come
 * @param polling how it is asked
 * @param base what stands before the path, without a slash at its end
 * @param every pause when it has nothing more
 */
record Source(String code, Sender sender, Polling polling, String base, Duration every, Secret secret) {

    URI page(String cursor) {
        String path = polling.path()
                .replace("{size}", Integer.toString(polling.pageSize()))
                .replace(
                        "{cursor}",
                        URLEncoder.encode(cursor, StandardCharsets.UTF_8).replace("+", "%20"));
        return URI.create(base + path);
    }

    /** @throws IOException when the secret's file cannot be read */
    Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("accept", "application/json"));
        var auth = polling.auth();
        var word = secret.read();
        if (auth.isPresent() && word.isPresent()) {
            String scheme = auth.get().scheme().map(name -> name + " ").orElse("");
            headers.put(auth.get().header(), scheme + word.get());
        }
        return headers;
    }

    @Override
    public String toString() {
        return "Source[" + code + "]";
    }
}
