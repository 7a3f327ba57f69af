package otklik.notify.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the vault follows a change of its master key. */
@ConfigMapping(prefix = "otklik.vault")
interface VaultSettings {
    /** Pause between two looks into vault-master.json; citizens' keys that a former master key wrapped are wrapped again then. */
    @WithDefault("PT1M")
    Duration reload();
}
