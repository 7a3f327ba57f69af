package otklik.ingest.poll;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import otklik.ingest.fetch.Fetch;
import otklik.ingest.fetch.Reply;
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
        Wanted wanted = new Wanted(
                source.page(cursor), headers(source), settings.mostBytes(), settings.timeout(), Wanted.Room.ENOUGH);
        return switch (fetch.get(wanted)) {
            case Reply.Body(byte[] bytes) -> reader.read(source.polling(), bytes);
            case Reply.Status status -> throw new PollFailed("HTTP " + status.code(), status.retryAfter());
            case Reply.TooLarge _ -> throw new PollFailed("more bytes in a page than otklik.ingest.poll.most-bytes");
            case Reply.Forbidden(String reason) -> throw new PollFailed(reason);
            case Reply.None(String reason) -> throw new PollFailed(reason);
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
