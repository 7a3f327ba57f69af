package otklik.ingest.poll;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.ingest.fetch.Fetch;
import otklik.ingest.fetch.Fetched;
import otklik.ingest.fetch.Wanted;

/** Asks a platform for one page. */
@Singleton
final class AskPage {
    private final Fetch fetch;
    private final PageReader reader;
    private final PollSettings settings;

    AskPage(Fetch fetch, PageReader reader, PollSettings settings) {
        this.fetch = fetch;
        this.reader = reader;
        this.settings = settings;
    }

    /**
     * Blocks.
     *
     * @throws PollFailed when there was no page
     */
    Page at(Source source, String cursor) throws PollFailed, InterruptedException {
        Wanted wanted = new Wanted(source.page(cursor), headers(source), settings.mostBytes(), settings.timeout());
        return switch (fetch.get(wanted)) {
            case Fetched.Whole whole -> reader.read(source.polling(), whole.body());
            case Fetched.Status(int code, @Nullable Duration after) -> throw new PollFailed("HTTP " + code, after);
            case Fetched.TooLarge _ -> throw new PollFailed("more bytes in a page than otklik.ingest.poll.most-bytes");
            case Fetched.Forbidden(String reason) -> throw new PollFailed(reason);
            case Fetched.None(String reason) -> throw new PollFailed(reason);
        };
    }

    private static Map<String, String> headers(Source source) throws PollFailed {
        try {
            return source.headers();
        } catch (IOException e) {
            throw new PollFailed("the file with the secret cannot be read");
        }
    }
}
