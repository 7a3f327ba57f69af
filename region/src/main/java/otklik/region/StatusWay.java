package otklik.region;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** By what a platform hears what became of its messages. */
public enum StatusWay {
    /** A signed POST to the address that an admin registers. */
    WEBHOOK,
    /** Kafka: {@code connector.<code>.statuses}. */
    TOPIC,
    /** What {@code GET /v1/connectors/<code>/statuses} exports. */
    FILE;

    /** Where a pack says nothing. */
    static final Set<StatusWay> USUAL = Set.of(WEBHOOK);

    /** The word for it in the pack. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each once; an empty list is a platform that hears nothing. */
    static Set<StatusWay> read(YamlValue list) {
        var ways = EnumSet.noneOf(StatusWay.class);
        for (var item : list.items()) {
            item.oneOf(values(), StatusWay::code).ifPresent(way -> {
                if (!ways.add(way)) {
                    item.fault("the way " + YamlValue.quote(way.code()) + " is listed twice", "each once");
                }
            });
        }
        return ways;
    }
}
