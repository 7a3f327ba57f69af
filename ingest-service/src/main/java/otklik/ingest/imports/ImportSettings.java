package otklik.ingest.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How files of platforms are taken in. */
@ConfigMapping(prefix = "otklik.ingest.imports")
public interface ImportSettings {
    /** Most bytes of a file. */
    @WithDefault("268435456")
    long mostBytes();

    /** Most files at a time; one more is answered 503. */
    @WithDefault("2")
    int most();

    /** Most rows of a file on their way to the broker. */
    @WithDefault("2000")
    int window();

    /** How long a file waits for the broker, or for a client that does not read its results, before the rest is unavailable. */
    @WithDefault("PT30S")
    Duration patience();

    /** Folder of the files while they are read; the system's own for temporary files when absent. */
    Optional<Path> dir();
}
