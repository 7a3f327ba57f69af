package otklik.ingest.attachment;

import java.time.Duration;

/** Stops the start on a value that cannot work, naming the key and what is expected. */
final class AttachmentSettingsCheck {
    private static final String PREFIX = "otklik.ingest.attachment.";
    private static final long LARGEST = 512L * 1024 * 1024;

    private AttachmentSettingsCheck() {}

    /** @throws IllegalArgumentException at the first wrong value */
    static void check(AttachmentSettings settings) {
        atLeastOne("concurrency", settings.concurrency());
        atLeastOne("per-host", settings.perHost());
        atLeastOne("most-per-message", settings.mostPerMessage());
        atLeastOne("most-pixels", settings.mostPixels());
        atLeastOne("attempts", settings.attempts());
        atLeastOne("refused-attempts", settings.refusedAttempts());
        positive("timeout", settings.timeout());
        positive("first-retry", settings.firstRetry());
        positive("longest-retry", settings.longestRetry());
        positive("look", settings.look());
        positive("sweep", settings.sweep());
        long most = settings.mostBytes().asLongValue();
        if (most < 1 || most > LARGEST) {
            throw wrong("most-bytes", most, "1 to " + LARGEST + " bytes");
        }
        if (settings.memory().asLongValue() < 3 * most + 1024) {
            throw wrong("memory", settings.memory().asLongValue(), "more than three times most-bytes");
        }
        if (settings.lease().compareTo(settings.timeout()) <= 0) {
            throw wrong("lease", settings.lease(), "more than timeout, " + settings.timeout());
        }
    }

    private static void positive(String key, Duration value) {
        if (value.toMillis() < 1) {
            throw wrong(key, value, "a duration of at least a millisecond such as PT2S");
        }
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw wrong(key, value, "at least 1");
        }
    }

    private static IllegalArgumentException wrong(String key, Object value, String expected) {
        return new IllegalArgumentException(PREFIX + key + " is " + value + ", expected " + expected);
    }
}
