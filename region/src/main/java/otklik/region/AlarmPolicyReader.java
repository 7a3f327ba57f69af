package otklik.region;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code emergencies} of deadlines.yaml. */
final class AlarmPolicyReader {
    private static final int MOST_ROUNDS = 100;

    private AlarmPolicyReader() {}

    static AlarmPolicy read(YamlValue value) {
        var fields = value.fields("acknowledgeWithin", "tell", "rounds");
        var usual = AlarmPolicy.USUAL;
        return new AlarmPolicy(
                fields.required("acknowledgeWithin")
                        .flatMap(v -> v.read(AlarmPolicyReader::duration, "minutes or hours such as 10m or 1h"))
                        .orElse(usual.acknowledgeWithin()),
                fields.byName("tell").map(AlarmPolicyReader::duties).orElse(usual.tell()),
                fields.byName("rounds")
                        .map(v -> v.wholeNumber(1, MOST_ROUNDS).orElse(1))
                        .orElse(usual.rounds()));
    }

    private static List<AlarmPolicy.Duty> duties(YamlValue list) {
        var duties = new ArrayList<AlarmPolicy.Duty>();
        for (var item : list.someItems()) {
            var duty = item.oneOf(AlarmPolicy.Duty.values(), AlarmPolicy.Duty::code);
            if (duty.isPresent() && duties.contains(duty.get())) {
                item.fault(YamlValue.quote(duty.get().code()) + " is told twice", "each once: rounds repeat the list");
            }
            duty.ifPresent(duties::add);
        }
        if (!duties.isEmpty() && duties.getFirst() != AlarmPolicy.Duty.EXECUTOR) {
            list.fault(
                    "the list begins with " + YamlValue.quote(duties.getFirst().code()),
                    "executor first: who has the case is told at once");
        }
        return duties.isEmpty() ? AlarmPolicy.USUAL.tell() : duties;
    }

    private static Optional<Duration> duration(String text) {
        if (!text.matches("[1-9][0-9]{0,3}(m|h)")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(text.substring(0, text.length() - 1));
        return Optional.of(text.endsWith("m") ? Duration.ofMinutes(count) : Duration.ofHours(count));
    }
}
