package otklik.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Key files. */
@ConfigMapping(prefix = "otklik.keys")
public interface KeySettings {
    /** Folder of pseudonym.key, notify-public.json, dead-letter-public.json and token-public.pem. */
    @WithDefault("data/keys")
    Path dir();
}
