package otklik.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** By what staff can be called. The addresses are no matter of a pack: notify-service is told them. */
public enum DutyChannel {
    TELEGRAM,
    WEBHOOK;

    /** Where a pack says nothing: the fastest first. */
    static final List<DutyChannel> USUAL = List.of(values());

    /** The word for it in the pack. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fastest first, each once. */
    static List<DutyChannel> read(YamlValue list) {
        var channels = new ArrayList<DutyChannel>();
        for (var item : list.someItems()) {
            item.oneOf(values(), DutyChannel::code).ifPresent(channel -> {
                if (channels.contains(channel)) {
                    item.fault("the channel " + YamlValue.quote(channel.code()) + " is listed twice", "each once");
                } else {
                    channels.add(channel);
                }
            });
        }
        return channels;
    }
}
