package otklik.classify.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the keys are. */
@ConfigMapping(prefix = "otklik.keys")
interface KeysSettings {
    /** Folder of the keys: routing-public.json and dead-letter-public.json. */
    @WithDefault("data/keys")
    Path dir();
}
