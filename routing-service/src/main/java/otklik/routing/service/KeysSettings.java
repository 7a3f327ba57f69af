package otklik.routing.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the keys are. */
@ConfigMapping(prefix = "otklik.keys")
interface KeysSettings {
    /** Folder of the keys: routing-private.json, notify-public.json, dead-letter-public.json, pin.key. */
    @WithDefault("data/keys")
    Path dir();
}
