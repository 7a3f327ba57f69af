package otklik.classify.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which process this is. */
@ConfigMapping(prefix = "otklik.classify")
interface ClassifySettings {
    /** Stable id of this replica, unique among those of this service; names its transactions and its place in the group of readers. */
    @WithDefault("${otklik.instance:0}")
    String instance();
}
