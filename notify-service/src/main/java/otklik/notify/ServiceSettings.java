package otklik.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where this service finds what it needs. */
final class ServiceSettings {
    private ServiceSettings() {}

    /** The region. */
    @ConfigMapping(prefix = "otklik.region")
    interface Region {
        /** Folder of the region pack. */
        @WithDefault("regions/orenburg")
        Path pack();
    }

    /** Keys. */
    @ConfigMapping(prefix = "otklik.keys")
    interface Keys {
        /** Folder of the key files: notify-private.json, dead-letter-public.json, token-public.pem. */
        @WithDefault("data/keys")
        Path dir();
    }
}
