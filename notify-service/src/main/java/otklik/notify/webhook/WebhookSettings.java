package otklik.notify.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are called. */
@ConfigMapping(prefix = "otklik.webhook")
public interface WebhookSettings {
    /** Most requests on their way to one webhook. */
    @WithDefault("64")
    int width();

    /** Most notices for one webhook in memory. */
    @WithDefault("4000")
    int room();

    /** Networks (CIDR) that webhooks may be in although they are private, and may be called in by plain http. */
    Optional<List<String>> allowedNetworks();

    /** How long a webhook's address and secret are used before they are looked up again. */
    @WithDefault("PT5S")
    Duration lookUpAfter();

    /** How long the former secret signs beside a new one. */
    @WithDefault("PT24H")
    Duration secretOverlap();
}
