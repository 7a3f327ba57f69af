package otklik.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The region that is served. */
@ConfigMapping(prefix = "otklik.region")
public interface RegionSettings {
    /** Folder of the region pack. */
    @WithDefault("regions/orenburg")
    Path pack();
}
