package otklik.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param url {@code http} or {@code https}
 * @param headers secrets may be among them
 * @param mostBytes of the body; a longer one is not read to its end
 * @param patience for the whole answer, connecting included
 */
public record Wanted(URI url, Map<String, String> headers, int mostBytes, Duration patience) {
    public Wanted {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Wanted[host=" + url.getHost() + "]";
    }
}
