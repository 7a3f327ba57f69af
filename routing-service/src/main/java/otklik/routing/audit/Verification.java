package otklik.routing.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the audit found.
 *
 * @param shards one for each chain
 * @param checkpoints how many there are
 * @param unlinked entries that are not in a chain yet: until they are, one of them could be deleted unnoticed
 * @param oldestUnlinked when the oldest of them was written
 * @param faults the first thousand
 * @param faultCount all of them
 */
public record Verification(
        Instant at,
        List<Shard> shards,
        long checkpoints,
        @Nullable Instant lastCheckpointAt,
        long unlinked,
        @Nullable Instant oldestUnlinked,
        List<Fault> faults,
        long faultCount) {

    /**
     * One chain.
     *
     * @param links how many there are
     * @param last sequence of the last one
     */
    public record Shard(int shard, long links, long last) {}

    /** Whether everything is as it was written. */
    public boolean isClean() {
        return faultCount == 0;
    }

    public long links() {
        return shards.stream().mapToLong(Shard::links).sum();
    }

    public Optional<Instant> lastCheckpoint() {
        return Optional.ofNullable(lastCheckpointAt);
    }
}
