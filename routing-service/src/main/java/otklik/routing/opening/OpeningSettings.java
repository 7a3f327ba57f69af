package otklik.routing.opening;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How cases are opened. */
@ConfigMapping(prefix = "otklik.opening")
public interface OpeningSettings {
    /** Readers of {@code messages.tagged}, which share its partitions: while one waits for the database, another works. 1 to 6. */
    @WithDefault("2")
    int readers();
}
