package otklik.routing.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often time is looked at. */
@ConfigMapping(prefix = "otklik.timers")
interface TimerSettings {
    /** Pause between two looks for due warnings, deadlines, escalations and closings. */
    @WithDefault("PT1S")
    Duration check();
}
