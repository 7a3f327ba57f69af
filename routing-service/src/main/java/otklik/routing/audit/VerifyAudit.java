package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the whole audit on one snapshot of the database, whatever is written meanwhile: every entry, every link, every checkpoint.
 * Needs the right to read and the public key, nothing of the running service; memory does not grow with the audit.
 *
 * <p>What it cannot see by itself is a database in which the newest entries are gone together with their links and every checkpoint
 * over them: for that it takes a checkpoint that was saved elsewhere before.
 */
public final class VerifyAudit {
    /** Linking takes a second; after so long an entry without a link is a fault. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final CheckpointKeys keys;
    private final Optional<SavedCheckpoint> saved;

    public VerifyAudit(CheckpointKeys keys, Optional<SavedCheckpoint> saved) {
        this.keys = keys;
        this.saved = saved;
    }

    /** Links there are, nearly: for a progress bar. */
    public long size(Connection connection) throws SQLException {
        long size = 0;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            size += Head.last(connection, shard).sequence();
        }
        return size;
    }

    /**
     * Checks.
     *
     * @param connection to the schema of routing-service; its transaction is ended
     * @param progress is told of links passed
     */
    public Verification verify(Connection connection, Instant now, LongConsumer progress) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return check(connection, now, progress);
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
    }

    /** Puts on record that somebody checked, and what came of it. */
    public static void record(Connection connection, Verification result, String actor) throws SQLException {
        new AuditTrail()
                .append(
                        connection,
                        List.of(AuditEntry.verified(
                                UUID.randomUUID(),
                                List.of(
                                        String.valueOf(result.links()),
                                        String.valueOf(result.checkpoints()),
                                        String.valueOf(result.faultCount())),
                                actor,
                                result.at())));
    }

    private Verification check(Connection transaction, Instant now, LongConsumer progress) throws SQLException {
        Faults faults = new Faults();
        @Nullable Checkpoint kept = saved.map(SavedCheckpoint::checkpoint).orElse(null);
        WalkCheckpoints checkpoints = new WalkCheckpoints(keys, kept, faults);
        checkpoints.walk(transaction);
        List<Verification.Shard> shards = new ArrayList<>();
        long unlinked = 0;
        Instant oldest = null;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            shards.add(new WalkChain(shard, faults).walk(transaction, kept, progress));
            Waiting waiting = waiting(transaction, shard);
            unlinked += waiting.entries();
            if (waiting.oldest() != null && (oldest == null || waiting.oldest().isBefore(oldest))) {
                oldest = waiting.oldest();
            }
            if (waiting.oldest() != null && waiting.oldest().isBefore(now.minus(PATIENCE))) {
                faults.add(new Fault(Fault.Kind.UNLINKED, shard, null, waiting.entries(), null));
            }
        }
        return new Verification(
                now,
                shards,
                checkpoints.count(),
                checkpoints.lastAt(),
                unlinked,
                oldest,
                faults.kept(),
                faults.count());
    }

    private record Waiting(long entries, @Nullable Instant oldest) {}

    private static Waiting waiting(Connection transaction, int shard) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select count(*), min(e.at) from audit_entry e
                where e.shard = ? and not exists (
                    select from audit_link l where l.shard = e.shard and l.entry_id = e.id)""")) {
            select.setInt(1, shard);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
                return new Waiting(row.getLong(1), oldest == null ? null : oldest.toInstant());
            }
        }
    }
}
