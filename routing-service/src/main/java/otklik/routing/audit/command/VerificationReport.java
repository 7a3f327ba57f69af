package otklik.routing.audit.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.routing.audit.Fault;
import otklik.routing.audit.Verification;

/** A verification for people and for programs. */
record VerificationReport(Verification result) {

    void print(PrintWriter out) {
        for (Verification.Shard shard : result.shards()) {
            out.println(Words.of("audit.shard", shard.shard(), shard.links()));
        }
        out.println(Words.of(
                "audit.checkpoints",
                result.checkpoints(),
                result.lastCheckpoint().map(Instant::toString).orElse("-")));
        Instant oldest = result.oldestUnlinked();
        out.println(
                oldest == null
                        ? Words.of("audit.all-linked")
                        : Words.of("audit.unlinked", result.unlinked(), seconds(oldest)));
        for (Fault fault : result.faults()) {
            out.println(words(fault));
        }
        long more = result.faultCount() - result.faults().size();
        if (more > 0) {
            out.println(Words.of("audit.more-faults", more));
        }
        out.println(
                result.isClean()
                        ? Words.of("audit.clean", result.links())
                        : Words.of("audit.faults", result.faultCount(), result.links()));
    }

    void write(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), toMap());
    }

    /** Keys are public. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Instant oldest = result.oldestUnlinked();
        map.put("at", result.at().toString());
        map.put("clean", result.isClean());
        map.put("links", result.links());
        map.put("checkpoints", result.checkpoints());
        map.put(
                "last_checkpoint_at",
                result.lastCheckpoint().map(Instant::toString).orElse(null));
        map.put("unlinked", result.unlinked());
        map.put("lag_s", oldest == null ? 0 : seconds(oldest));
        map.put(
                "shards",
                result.shards().stream()
                        .map(shard -> Map.of("shard", shard.shard(), "links", shard.links(), "last", shard.last()))
                        .toList());
        map.put("fault_count", result.faultCount());
        List<Map<String, Object>> faults = new ArrayList<>();
        for (Fault fault : result.faults()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", fault.kind().code());
            putKnown(one, "shard", fault.shard());
            putKnown(one, "sequence", fault.sequence());
            putKnown(one, "through", fault.through());
            putKnown(one, "checkpoint", fault.checkpoint());
            faults.add(one);
        }
        map.put("faults", faults);
        return map;
    }

    private static void putKnown(Map<String, Object> map, String key, @Nullable Number value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** Sequences are written without separators, so that they can be searched for. */
    static String words(Fault fault) {
        return Words.of(
                "audit.fault." + fault.kind().code(),
                text(fault.shard()),
                text(fault.sequence()),
                text(fault.through()),
                text(fault.checkpoint()));
    }

    private static String text(@Nullable Number value) {
        return value == null ? "-" : value.toString();
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, result.at()).toMillis()) / 1000.0;
    }
}
