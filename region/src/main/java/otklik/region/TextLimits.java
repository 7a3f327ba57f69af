package otklik.region;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a text may be, by channel, in UTF-16 units: what the channel documents, or less where the pack says so.
 *
 * @param byChannel the channels that have a limit
 */
record TextLimits(Map<String, Integer> byChannel) {
    /** Bot API, sendMessage; Viber REST API, text; VK API, messages.send; MAX Bot API; five concatenated SMS in UCS-2; our own chat. */
    private static final Map<String, Integer> DOCUMENTED =
            Map.of("telegram", 4096, "viber", 7000, "vk", 4096, "max", 4000, "sms", 335, "web", 8000);

    /** Where a letter has as many pages as it needs. */
    private static final List<String> WITHOUT = List.of("email", "webhook");

    /** Every channel that can have words of its own. */
    static final List<String> CHANNELS = Stream.concat(DOCUMENTED.keySet().stream(), WITHOUT.stream())
            .sorted()
            .toList();

    private static final int LEAST = 70;

    TextLimits {
        byChannel = Map.copyOf(byChannel);
    }

    /** {@code limits} of bots.yaml. */
    static TextLimits read(PackFolder folder) {
        var limits = new LinkedHashMap<>(DOCUMENTED);
        folder.yaml(ConnectorsFile.BOTS)
                .map(YamlValue::anyFields)
                .flatMap(fields -> fields.byName("limits"))
                .map(value -> value.fields(DOCUMENTED.keySet().stream().sorted().toArray(String[]::new)))
                .ifPresent(fields -> DOCUMENTED.forEach((channel, most) -> fields.byName(channel)
                        .ifPresent(value ->
                                value.wholeNumber(LEAST, most).ifPresent(wanted -> limits.put(channel, wanted)))));
        return new TextLimits(limits);
    }

    /** The largest number where the channel has no limit. */
    int of(String channel) {
        return byChannel.getOrDefault(channel, Integer.MAX_VALUE);
    }
}
