package otklik.classify.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which process this is, and where its models are. */
@ConfigMapping(prefix = "otklik.classify")
interface ClassifySettings {
    /** Stable id of this replica, unique among those of this service; names its transactions and its place in the group of readers. */
    @WithDefault("${otklik.instance:0}")
    String instance();

    /** Folder of the models, with {@code champion} naming the one in use. Absent: {@code classifier} in the region pack. */
    Optional<Path> models();

    /** How often the service looks whether another model has become champion. */
    @WithDefault("PT5S")
    Duration modelsCheck();

    /** {@code POST /v1/classify}. */
    Http http();

    /** How much of the machine callers over HTTP may have. */
    interface Http {
        /** Texts that are classified at the same time; each takes a core away from the stream. */
        @WithDefault("2")
        int taggers();

        /** How long a caller waits for its turn before it is told to try again. */
        @WithDefault("PT2S")
        Duration patience();
    }
}
