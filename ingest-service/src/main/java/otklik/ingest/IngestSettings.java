package otklik.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How ingest-service takes messages in. */
@ConfigMapping(prefix = "otklik.ingest")
public interface IngestSettings {
    /** How long a single POST waits for the broker before it answers 503. */
    @WithDefault("PT0.7S")
    Duration ackTimeout();

    /** How often connectors' keys are read anew from PostgreSQL: a key made by another replica works after that time. */
    @WithDefault("PT2S")
    Duration keyRefresh();

    /** POST /v1/messages:stream. */
    Streaming stream();

    /** POST /v1/messages:stream. */
    interface Streaming {
        /** Most lines of one stream on their way to the broker; beyond that its reading pauses. */
        @WithDefault("4000")
        int window();

        /** Most streams at a time; one more is answered 503. */
        @WithDefault("64")
        int most();

        /** How long a stream waits for the broker, or for room, before its lines are unavailable. */
        @WithDefault("PT15S")
        Duration patience();

        /** How long a stream whose client does not read its results waits once the spill file is full. */
        @WithDefault("PT10S")
        Duration readerPatience();

        /** Most bytes of results kept in a temporary file for a client that reads late. */
        @WithDefault("67108864")
        long spillBytes();

        /** Folder of the temporary files; the system's own when absent. */
        Optional<Path> spillDir();
    }
}
