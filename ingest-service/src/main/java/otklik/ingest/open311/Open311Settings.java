package otklik.ingest.open311;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Open311 GeoReport v2. */
@ConfigMapping(prefix = "otklik.ingest.open311")
interface Open311Settings {
    /** The one jurisdiction_id that is served; the region pack's code when absent. */
    Optional<String> jurisdiction();

    /** Connectors of the region pack whose keys open POST requests, and whose requests have tokens. */
    @WithDefault("open311")
    Set<String> connectors();

    /** What the addresses in the discovery document begin with. */
    @WithDefault("http://127.0.0.1:8080")
    String baseUrl();

    /** The discovery document's contact: whom to ask about this service. */
    Optional<String> contact();

    /** The discovery document's key_service: how to get an API key. */
    Optional<String> keyService();

    /** Whether requests that came by other channels are shown, too: those of categories that the region pack calls shared. */
    @WithDefault("true")
    boolean allChannels();

    /** Whether the answer to a request is shown, without names, telephone numbers and the like; else only that it was answered. */
    @WithDefault("true")
    boolean resolutions();

    /** Regimes of the region pack whose cases are nobody's business. */
    @WithDefault("appeal,gratitude")
    Set<String> privateRegimes();

    /** How long who asks for a token's number too early waits for it: shorter than clients wait for an answer. */
    @WithDefault("PT2S")
    Duration tokenWait();

    /** Most reads of the table at a time; one more is answered 503. */
    @WithDefault("16")
    int reads();
}
