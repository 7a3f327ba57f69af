package otklik.notify.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the ledger tolerates, and how often it is gone through. */
@ConfigMapping(prefix = "otklik.ledger")
public interface LedgerSettings {
    /** Repeats of a notice after attempts that nobody answered, where the person would see each: Telegram, Viber, e-mail. Then it is given up. */
    @WithDefault("1")
    int unansweredRepeats();

    /** Pause between two looks for notices that nobody takes up. */
    @WithDefault("PT1M")
    Duration reconcile();

    /** How long a notice may be due before it counts as stuck. */
    @WithDefault("PT10M")
    Duration stuckAfter();
}
