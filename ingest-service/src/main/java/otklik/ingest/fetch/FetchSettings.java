package otklik.ingest.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How others are asked over HTTP. */
@ConfigMapping(prefix = "otklik.ingest.fetch")
public interface FetchSettings {
    /** Networks (CIDR) that platforms may be asked in although they are private, also by plain http. */
    Optional<List<String>> allowedNetworks();

    /** Time limit of connecting, within that of the whole request. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** Most connections to one address. */
    @WithDefault("8")
    int width();
}
