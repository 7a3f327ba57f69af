package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What checkpoints say about one chain, in their order, held against the chain while it is walked. */
final class SignedHeads implements AutoCloseable {
    private final int shard;
    private final Faults faults;
    private final @Nullable Checkpoint saved;
    private final PreparedStatement select;
    private final ResultSet rows;
    private @Nullable Signed next;

    private record Signed(long checkpoint, Head head) {}

    /**
     * @param fetch rows at a time
     * @param saved a checkpoint from elsewhere that is to hold, too
     */
    SignedHeads(Connection transaction, int shard, int fetch, @Nullable Checkpoint saved, Faults faults)
            throws SQLException {
        this.shard = shard;
        this.faults = faults;
        this.saved = saved;
        this.select = transaction.prepareStatement(
                "select number, sequences[?], hashes[?] from audit_checkpoint where sequences[?] > 0 order by number");
        select.setFetchSize(fetch);
        for (int parameter = 1; parameter <= 3; parameter++) {
            select.setInt(parameter, shard + 1);
        }
        this.rows = select.executeQuery();
        advance();
    }

    /** The chain has this link. */
    void pass(Head link) throws SQLException {
        Signed signed = next;
        while (signed != null && signed.head().sequence() <= link.sequence()) {
            compare(signed, link);
            advance();
            signed = next;
        }
        if (saved != null && saved.heads().get(shard).sequence() == link.sequence()) {
            compare(new Signed(saved.number(), saved.heads().get(shard)), link);
        }
    }

    /** The chain ends here; what is left lies behind its end. One fault for the first of them is enough. */
    void end(long last) {
        if (next != null) {
            truncated(next, last);
        } else if (saved != null && saved.heads().get(shard).sequence() > last) {
            truncated(new Signed(saved.number(), saved.heads().get(shard)), last);
        }
    }

    private void compare(Signed signed, Head link) {
        if (signed.head().sequence() == link.sequence()
                && !Arrays.equals(signed.head().hash(), link.hash())) {
            faults.add(Fault.against(Fault.Kind.RELINKED, shard, link.sequence(), signed.checkpoint()));
        }
    }

    private void truncated(Signed signed, long last) {
        faults.add(
                new Fault(Fault.Kind.TRUNCATED, shard, last + 1, signed.head().sequence(), signed.checkpoint()));
    }

    private void advance() throws SQLException {
        next = rows.next()
                ? new Signed(rows.getLong(1), new Head(rows.getLong(2), Objects.requireNonNull(rows.getBytes(3))))
                : null;
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
