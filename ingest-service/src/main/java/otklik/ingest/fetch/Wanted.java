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
 * @param room for the body
 */
public record Wanted(URI url, Map<String, String> headers, long mostBytes, Duration patience, Room room) {
    public Wanted {
        headers = Map.copyOf(headers);
    }

    /** Room for a body in memory, which is asked for before its first byte is read. */
    @FunctionalInterface
    public interface Room {
        /** For who wants little enough. */
        Room ENOUGH = (bytes, patience) -> true;

        /** Waits until there is room for so many bytes; false where there was none in time. */
        boolean take(long bytes, Duration patience) throws InterruptedException;
    }

    @Override
    public String toString() {
        return "Wanted[host=" + url.getHost() + "]";
    }
}
