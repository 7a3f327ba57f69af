package otklik.eventing.seal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where a service finds its keys. */
@ConfigMapping(prefix = "otklik.keys")
public interface KeySettings {
    /** Folder of the key files. Each service needs its own only; docs/how-to/run-on-kubernetes.md lists them. */
    @WithDefault("data/keys")
    Path dir();
}
