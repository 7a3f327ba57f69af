package otklik.routing.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Which region is served. */
@ConfigMapping(prefix = "otklik.region")
interface RegionSettings {
    /** Folder of the region pack. */
    @WithDefault("regions/orenburg")
    Path pack();

    /** How often the service looks whether the region pack has changed; a good one is taken up without restart. */
    @WithDefault("PT5S")
    Duration packCheck();
}
