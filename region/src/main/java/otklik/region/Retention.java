package otklik.region;

import java.time.Duration;

/**
 * How long a region keeps what is a citizen's.
 *
 * @param words the words of a case, from its end on: closed or rejected
 * @param contacts an address, from its last use on
 * @param repeats that a message came again
 * @param attachments a file that came with a message, from its coming on
 * @param farewell how long it is tried to tell a citizen that he is erased, before his address goes untold
 */
public record Retention(Duration words, Duration contacts, Duration repeats, Duration attachments, Duration farewell) {
    /** Where the pack says nothing. */
    static final Retention USUAL = new Retention(
            Duration.ofDays(1826),
            Duration.ofDays(1826),
            Duration.ofDays(365),
            Duration.ofDays(1826),
            Duration.ofDays(3));

    static Retention read(YamlValue.Fields fields) {
        return new Retention(
                days(fields, "wordsDays", USUAL.words()),
                days(fields, "contactsDays", USUAL.contacts()),
                days(fields, "repeatsDays", USUAL.repeats()),
                days(fields, "attachmentsDays", USUAL.attachments()),
                days(fields, "farewellDays", USUAL.farewell()));
    }

    private static Duration days(YamlValue.Fields fields, String key, Duration usual) {
        return fields.byName(key).map(PackSettings::days).orElse(usual);
    }
}
