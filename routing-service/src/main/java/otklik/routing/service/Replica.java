package otklik.routing.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which process this is. */
@ConfigMapping(prefix = "otklik.routing")
interface Replica {
    /** Stable id of this replica, unique among those of this service; names its membership in consumer groups. */
    @WithDefault("${otklik.instance:0}")
    String instance();
}
