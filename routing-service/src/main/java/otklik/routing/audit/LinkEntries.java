package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.routing.sight.Sight;

/**
 * Puts entries into the chains of their shards: the next sequence, and a hash over the hash before and the entry. Whoever holds a
 * shard's advisory lock links it, for one transaction; {@code audit_link_pkey} and {@code audit_link_entry_key} have the last word.
 *
 * <p>It remembers the ends of the chains. One that is no longer there has been tampered with (or an older database was put under
 * the running service): it is not continued, and {@link #broken()} says so. One thread at a time.
 */
final class LinkEntries {
    private static final Logger LOG = Logger.getLogger(LinkEntries.class);
    private static final int ROWS = 2_000;

    private final DataSource database;
    private final Head[] seen = new Head[Shards.COUNT];
    private final BitSet broken = new BitSet(Shards.COUNT);
    private Settled settled;

    /** @param floor entries up to this id are linked; 0 where that is not known */
    LinkEntries(DataSource database, long floor) {
        this.database = database;
        this.settled = Settled.at(floor);
        Arrays.fill(seen, Head.NONE);
    }

    /**
     * What one run did.
     *
     * @param all whether nothing that was there is left unlinked
     */
    record Run(long linked, boolean all) {}

    private record Part(int linked, Head head, long lastId, boolean all) {}

    /** Links what there is, in as many transactions as it needs. */
    Run run() throws SQLException {
        if (Sight.SERVICE.run(database, settled::isAll)) {
            return new Run(0, true);
        }
        long[] after = new long[Shards.COUNT];
        Arrays.fill(after, settled.floor());
        long linked = 0;
        while (true) {
            Part[] parts = new Part[Shards.COUNT];
            Settled next = Sight.SERVICE.run(database, transaction -> {
                boolean decided = settled.isDecided(transaction);
                boolean all = true;
                for (int shard = 0; shard < Shards.COUNT; shard++) {
                    parts[shard] = link(transaction, shard, after[shard]);
                    all &= parts[shard].all() && after[shard] == settled.floor();
                }
                return all ? settled.afterAll(transaction, decided) : settled;
            });
            settled = next;
            int more = 0;
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                seen[shard] = parts[shard].head();
                after[shard] = Math.max(after[shard], parts[shard].lastId());
                more += parts[shard].linked();
            }
            linked += more;
            boolean all = Arrays.stream(parts).allMatch(Part::all);
            if (all || more == 0) {
                return new Run(linked, all);
            }
        }
    }

    /** Up to which id all is linked, by what this process knows. */
    long settled() {
        return settled.floor();
    }

    /** Shards whose chain is not what it was. */
    int broken() {
        return broken.cardinality();
    }

    private Part link(Connection transaction, int shard, long after) throws SQLException {
        Part nothing = new Part(0, seen[shard], after, false);
        if (broken.get(shard) || !lock(transaction, shard)) {
            return nothing;
        }
        Head head = Head.last(transaction, shard);
        if (!head.same(seen[shard]) && !seen[shard].isIn(transaction, shard)) {
            broken.set(shard);
            LOG.errorf(
                    "audit=broken shard=%d sequence=%d: the chain is not what it was; run otklik audit verify",
                    shard, seen[shard].sequence());
            return nothing;
        }
        return append(transaction, shard, after, head);
    }

    private static Part append(Connection transaction, int shard, long after, Head head) throws SQLException {
        long[] ids = new long[ROWS];
        byte[][] hashes = new byte[ROWS][];
        int count = 0;
        byte[] last = head.hash();
        try (PreparedStatement select =
                transaction.prepareStatement("select e.id, " + StoredEntry.COLUMNS + """
                         from audit_entry e
                        where e.shard = ? and e.id > ? and not exists (
                            select from audit_link l where l.shard = e.shard and l.entry_id = e.id and l.entry_id > ?)
                        order by e.id limit\s""" + ROWS)) {
            select.setInt(1, shard);
            select.setLong(2, after);
            // Says nothing new, but keeps any plan from walking through the whole chain.
            select.setLong(3, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids[count] = row.getLong(1);
                    last = StoredEntry.read(row, 2).hash(last, shard, head.sequence() + count + 1);
                    hashes[count++] = last;
                }
            }
        }
        if (count == 0) {
            return new Part(0, head, after, true);
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into audit_link (shard, sequence, entry_id, hash)
                select ?, ? + ordinality, entry_id, hash
                from unnest(?::bigint[], ?::bytea[]) with ordinality as linked (entry_id, hash, ordinality)""")) {
            insert.setInt(1, shard);
            insert.setLong(2, head.sequence());
            insert.setObject(3, Arrays.copyOf(ids, count));
            insert.setObject(4, Arrays.copyOf(hashes, count));
            insert.executeUpdate();
        }
        return new Part(count, new Head(head.sequence() + count, last), ids[count - 1], count < ROWS);
    }

    private static boolean lock(Connection transaction, int shard) throws SQLException {
        try (PreparedStatement ask = transaction.prepareStatement(
                "select pg_try_advisory_xact_lock(hashtext(current_schema() || '.audit'), ?)")) {
            ask.setInt(1, shard);
            try (ResultSet answer = ask.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }
}
