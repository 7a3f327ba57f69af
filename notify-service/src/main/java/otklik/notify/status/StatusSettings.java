package otklik.notify.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Statuses that platforms fetch. */
@ConfigMapping(prefix = "otklik.statuses")
interface StatusSettings {
    /** How long statuses can be fetched; at least as long as cases.events, or a replay would list them again. */
    @WithDefault("P31D")
    Duration keep();

    /** Pause between two looks for statuses that are kept no longer. */
    @WithDefault("PT10M")
    Duration check();
}
