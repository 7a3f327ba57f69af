package otklik.routing.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the audit is sealed. */
@ConfigMapping(prefix = "otklik.audit")
interface AuditSettings {
    /** Pause between two looks for entries that are not linked into their chains yet: until then one could be deleted unnoticed. */
    @WithDefault("PT0.5S")
    Duration linkEvery();

    /** Longest time between two signed checkpoints while there are new entries. */
    @WithDefault("PT10M")
    Duration checkpointEvery();

    /** Linked entries after which a checkpoint is signed before its time. */
    @WithDefault("100000")
    int checkpointEntries();
}
