package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes along one chain from its first link: sequences without gaps, each link's entry there, each hash that of its entry and the
 * hash before. Each link is held against the stored hash before it, so that one edit is one fault and not all that follow. Reads a
 * few thousand rows at a time.
 */
final class WalkChain {
    private static final int FETCH = 2_000;
    private static final String SELECT = "select l.sequence, l.hash, e.id, " + StoredEntry.COLUMNS + """
             from audit_link l left join audit_entry e on e.shard = l.shard and e.id = l.entry_id
            where l.shard = ? order by l.sequence""";

    private final int shard;
    private final Faults faults;
    private final Mismatches mismatches;
    private Head before = Head.NONE;
    private long links;

    WalkChain(int shard, Faults faults) {
        this.shard = shard;
        this.faults = faults;
        this.mismatches = new Mismatches(shard, faults);
    }

    /**
     * @param transaction with auto-commit off, or all rows come at once
     * @param progress is told of links passed
     */
    Verification.Shard walk(Connection transaction, @Nullable Checkpoint saved, LongConsumer progress)
            throws SQLException {
        try (SignedHeads signed = new SignedHeads(transaction, shard, FETCH, saved, faults);
                PreparedStatement select = transaction.prepareStatement(SELECT)) {
            select.setInt(1, shard);
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Head link = new Head(row.getLong(1), Objects.requireNonNull(row.getBytes(2)));
                    check(link, row.getObject(3) == null ? null : StoredEntry.read(row, 4));
                    signed.pass(link);
                    before = link;
                    if (++links % FETCH == 0) {
                        progress.accept(FETCH);
                    }
                }
            }
            progress.accept(links % FETCH);
            mismatches.explain();
            signed.end(before.sequence());
        }
        return new Verification.Shard(shard, links, before.sequence());
    }

    private void check(Head link, @Nullable StoredEntry entry) {
        boolean follows = link.sequence() == before.sequence() + 1;
        if (!follows) {
            faults.add(Fault.inChain(Fault.Kind.LINKS_DELETED, shard, before.sequence() + 1, link.sequence() - 1));
        }
        if (entry == null) {
            faults.add(Fault.inChain(Fault.Kind.ENTRY_DELETED, shard, link.sequence()));
        } else if (follows && !Arrays.equals(entry.hash(before.hash(), shard, link.sequence()), link.hash())) {
            mismatches.add(new Mismatches.Mismatch(link.sequence(), before.hash(), entry, link.hash()));
        }
    }
}
