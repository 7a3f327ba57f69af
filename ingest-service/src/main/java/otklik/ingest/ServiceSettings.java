package otklik.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What every service of Otklik is told. */
@ConfigMapping(prefix = "otklik")
public interface ServiceSettings {
    /** Stable name of this replica; no two replicas may share it. */
    @WithDefault("0")
    String instance();

    /** The region that is served. */
    Region region();

    /** Key files. */
    Keys keys();

    /** The region that is served. */
    interface Region {
        /** Folder of the region pack. */
        @WithDefault("regions/orenburg")
        Path pack();
    }

    /** Key files. */
    interface Keys {
        /** Folder of pseudonym.key, notify-public.json, dead-letter-public.json and token-public.pem. */
        @WithDefault("data/keys")
        Path dir();
    }
}
