package otklik.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.region.Agency;
import otklik.region.Connector;
import otklik.region.RegionPack;

/** What deploy/k8s/topics/topics.txt must say: the streams, the agencies and the connectors of a region pack. */
final class Topics {
    // Room for what Kafka and the headers add to the largest record.
    private static final int MAX_MESSAGE_BYTES = Streams.MAX_RECORD_BYTES + 64 * 1024;

    private Topics() {}

    static String wanted(Path regionPack) {
        var pack = RegionPack.load(regionPack);
        var lines = new ArrayList<String>();
        lines.add("# Name, partitions, settings. Written from otklik.contracts.Streams and the region pack "
                + pack.code() + "; otklik.deploy.ManifestsTest compares.");
        var parking = Streams.withDeadLetters().stream().map(Stream::name).collect(Collectors.toSet());
        for (var stream : Streams.ALL) {
            var retention = stream.name().equals(Streams.AGENCY_CASES.name())
                    ? pack.agencyTopicRetention()
                    : stream.name().equals(Streams.TRAINING_EXAMPLES.name())
                            ? pack.trainingRetention()
                            : stream.retention();
            for (var name : names(stream, pack)) {
                lines.add(line(name, stream.partitions(), retention, stream.compacted()));
                if (parking.contains(stream.name())) {
                    lines.add(line(name + ".dead", 1, stream.retention(), false));
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> names(Stream<?> stream, RegionPack pack) {
        if (!stream.isFamily()) {
            return List.of(stream.name());
        }
        var codes = stream.name().startsWith("agency.")
                ? pack.agencies().stream().map(Agency::code)
                : pack.connectors().stream().map(Connector::code);
        return codes.map(code -> stream.of(code).name()).toList();
    }

    private static String line(String name, int partitions, Duration retention, boolean compacted) {
        return String.join(
                " ",
                name,
                String.valueOf(partitions),
                "cleanup.policy=" + (compacted ? "compact,delete" : "delete"),
                "retention.ms=" + retention.toMillis(),
                // A record can leave only with its segment.
                "segment.ms=" + Duration.ofHours(12).toMillis()
                        + (compacted
                                ? " max.compaction.lag.ms=" + Streams.LONGEST_COMPACTION_LAG.toMillis()
                                        + " min.compaction.lag.ms=" + Streams.SHORTEST_COMPACTION_LAG.toMillis()
                                : ""),
                "max.message.bytes=" + MAX_MESSAGE_BYTES);
    }
}
