package otklik.ingest.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How platforms are asked for messages. */
@ConfigMapping(prefix = "otklik.ingest.poll")
public interface PollSettings {
    /** Platforms to ask, by the code of their connector, which has {@code poll} in the region pack. */
    Map<String, SourceSettings> sources();

    /** Time limit of one page, connecting included. */
    @WithDefault("PT30S")
    Duration timeout();

    /** Most bytes of one page. */
    @WithDefault("4194304")
    int mostBytes();

    /** Most messages of one page. */
    @WithDefault("2000")
    int mostItems();

    /** How long the broker may take for the messages of one page. */
    @WithDefault("PT15S")
    Duration patience();

    /** How long one replica has a platform for itself without a sign of life; above the time limits of a page. */
    @WithDefault("PT2M")
    Duration lease();

    /** How often a platform that is due, or that another replica has let go, is looked for. */
    @WithDefault("PT1S")
    Duration look();

    /** Pause after a first failure, and while the broker is away; doubles with each further one, less some jitter. */
    @WithDefault("PT1S")
    Duration firstRetry();

    /** Longest pause after a failure, and what a platform that stays away is asked at. */
    @WithDefault("PT15M")
    Duration longestRetry();

    /** One platform. */
    interface SourceSettings {
        /** Where its interface is: scheme, host and what stands before the pack's path. */
        String url();

        /** What the pack's header of authentication carries; a secret. */
        Optional<String> secret();

        /** File with the secret, in place of it: read each time, so that another may be put there. */
        Optional<Path> secretFile();

        /** How often it is asked, in place of what the pack says. */
        Optional<Duration> every();
    }
}
