package otklik.classify.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Which region is served. */
@ConfigMapping(prefix = "otklik.region")
interface RegionSettings {
    /** Folder of the region pack. */
    @WithDefault("regions/orenburg")
    Path pack();
}
