package otklik.ingest.viber;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks of Viber are taken. */
@ConfigMapping(prefix = "otklik.ingest.viber")
public interface ViberSettings {
    /** Age beyond which a signed call is refused as replayed; far beyond the time for which Viber tries again. */
    @WithDefault("P14D")
    Duration oldest();
}
