package otklik.routing.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often what is kept no longer is looked for. */
@ConfigMapping(prefix = "otklik.retention")
interface RetentionSettings {
    /** Pause between two looks for what the region pack keeps no longer. */
    @WithDefault("PT1H")
    Duration check();

    /** Cases that one transaction takes the words from. */
    @WithDefault("200")
    int batch();
}
