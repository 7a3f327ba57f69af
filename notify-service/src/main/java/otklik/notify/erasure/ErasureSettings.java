package otklik.notify.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the vault looks for what has to go. */
@ConfigMapping(prefix = "otklik.erasure")
interface ErasureSettings {
    /** Pause between two looks for erased citizens whose farewell is over: then their addresses go. */
    @WithDefault("PT1S")
    Duration check();

    /** Pause between two looks for addresses that the region pack keeps no longer. */
    @WithDefault("PT1H")
    Duration retentionCheck();
}
