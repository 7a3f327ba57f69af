package otklik.ingest;

import java.time.Duration;

/** Stops the start on a value that cannot work, naming the key and what is expected. */
final class SettingsCheck {
    private static final String PREFIX = "otklik.ingest.";

    private SettingsCheck() {}

    /** @throws IllegalArgumentException at the first wrong value */
    static void check(IngestSettings settings) {
        positive("ack-timeout", settings.ackTimeout());
        positive("key-refresh", settings.keyRefresh());
        IngestSettings.Streaming stream = settings.stream();
        atLeastOne("stream.window", stream.window());
        atLeastOne("stream.most", stream.most());
        atLeastOne("stream.spill-bytes", stream.spillBytes());
        positive("stream.patience", stream.patience());
        positive("stream.reader-patience", stream.readerPatience());
    }

    private static void positive(String key, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(
                    PREFIX + key + " is " + value + ", expected a duration of at least a millisecond such as PT2S");
        }
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(PREFIX + key + " is " + value + ", expected at least 1");
        }
    }
}
