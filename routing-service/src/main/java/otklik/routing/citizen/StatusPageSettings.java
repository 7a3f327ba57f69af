package otklik.routing.citizen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The citizen's status page. */
@ConfigMapping(prefix = "otklik.status-page")
interface StatusPageSettings {
    /** Wrong PINs that one reference takes within an hour before it is closed to everybody. */
    @WithDefault("5")
    int wrongPinsPerHour();

    /** Messages that a citizen can add to one case within 24 hours. */
    @WithDefault("20")
    int additionsPerDay();
}
