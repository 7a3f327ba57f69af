package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes along the checkpoints: numbers without gaps, each signed as it is, each following on the one before. */
final class WalkCheckpoints {
    private final CheckpointKeys keys;
    private final Faults faults;
    private final @Nullable Checkpoint saved;
    private long count;
    private long last;
    private @Nullable Instant lastAt;
    private byte[] before = Head.NONE.hash();

    /** @param saved one from elsewhere that has to be among them */
    WalkCheckpoints(CheckpointKeys keys, @Nullable Checkpoint saved, Faults faults) {
        this.keys = keys;
        this.saved = saved;
        this.faults = faults;
    }

    /** @param transaction with auto-commit off, or all rows come at once */
    void walk(Connection transaction) throws SQLException {
        if (saved != null) {
            checkSignature(saved);
        }
        try (PreparedStatement select = transaction.prepareStatement(Checkpoints.SELECT + "order by number")) {
            select.setFetchSize(500);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    check(Checkpoints.read(row));
                }
            }
        }
        if (saved != null && saved.number() > last) {
            faults.add(Fault.ofCheckpoint(Fault.Kind.CHECKPOINTS_DELETED, saved.number()));
        }
    }

    private void check(Checkpoint checkpoint) {
        checkSignature(checkpoint);
        if (checkpoint.number() != last + 1) {
            faults.add(new Fault(Fault.Kind.CHECKPOINTS_DELETED, null, null, checkpoint.number() - 1, last + 1));
        } else if (!Arrays.equals(checkpoint.previous(), before)
                || saved != null && saved.number() == checkpoint.number() && !saved.same(checkpoint)) {
            faults.add(Fault.ofCheckpoint(Fault.Kind.CHECKPOINT_REPLACED, checkpoint.number()));
        }
        count++;
        last = checkpoint.number();
        lastAt = checkpoint.at();
        before = checkpoint.hash();
    }

    private void checkSignature(Checkpoint checkpoint) {
        if (!keys.knows(checkpoint)) {
            faults.add(Fault.ofCheckpoint(Fault.Kind.CHECKPOINT_KEY_UNKNOWN, checkpoint.number()));
        } else if (!keys.signed(checkpoint) || checkpoint.heads().size() != Shards.COUNT) {
            faults.add(Fault.ofCheckpoint(Fault.Kind.CHECKPOINT_EDITED, checkpoint.number()));
        }
    }

    long count() {
        return count;
    }

    @Nullable
    Instant lastAt() {
        return lastAt;
    }
}
