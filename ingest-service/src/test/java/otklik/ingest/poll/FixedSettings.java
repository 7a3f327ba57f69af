package otklik.ingest.poll;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings with their defaults, for tests without a container. */
record FixedSettings(Map<String, SourceSettings> sources, int mostItems) implements PollSettings {

    /** One platform. */
    record At(String url, Optional<String> secret, Optional<Path> secretFile, Optional<Duration> every)
            implements SourceSettings {
        static At url(String url) {
            return new At(url, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int mostBytes() {
        return 4_194_304;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration firstRetry() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestRetry() {
        return Duration.ofMinutes(15);
    }
}
