package otklik.routing.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far search may be behind. */
@ConfigMapping(prefix = "otklik.search")
interface SearchSettings {
    /** Pause between two looks for words that have changed or were left out, which cannot be searched until then. */
    @WithDefault("PT1S")
    Duration indexEvery();
}
