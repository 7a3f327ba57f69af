package otklik.routing.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.routing.sight.Sight;

/**
 * Signs the ends of the chains, if they have moved. What was signed before has to be there still: over a chain that was cut or
 * made anew it puts no signature, or the service itself would make tampering look right. One thread at a time.
 */
final class MakeCheckpoint {
    private final DataSource database;
    private final CheckpointSigner signer;
    private final Clock clock;
    private Optional<Checkpoint> last = Optional.empty();

    MakeCheckpoint(DataSource database, CheckpointSigner signer, Clock clock) {
        this.database = database;
        this.signer = signer;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {
        /** The last checkpoint is this one now. */
        record Made(Checkpoint made) implements Result {}

        /** Nothing was linked since the last one, or another process is at it. */
        record NotNeeded() implements Result {}

        /** What the last checkpoint says is no longer so, or the last checkpoint itself is gone. */
        record Refused(long number) implements Result {}
    }

    /** @param settled entries up to this id are linked */
    Result make(long settled) throws SQLException {
        Result result = Sight.SERVICE.run(database, transaction -> {
            if (!lock(transaction)) {
                return new Result.NotNeeded();
            }
            Optional<Checkpoint> before = Checkpoints.last(transaction);
            if (last.isPresent() && !isStillThere(transaction, last.get(), before)) {
                return new Result.Refused(last.get().number());
            }
            List<Head> heads = new ArrayList<>(Shards.COUNT);
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                heads.add(Head.last(transaction, shard));
            }
            if (before.isPresent() && before.get().hasHeads(heads)) {
                return new Result.NotNeeded();
            }
            if (before.isPresent() && !goesOn(transaction, before.get())) {
                return new Result.Refused(before.get().number());
            }
            Checkpoint next = Checkpoint.signed(
                    before.map(Checkpoint::number).orElse(0L) + 1,
                    now(),
                    heads,
                    settled,
                    before.map(Checkpoint::hash).orElse(Head.NONE.hash()),
                    signer);
            Checkpoints.insert(transaction, next);
            return new Result.Made(next);
        });
        if (result instanceof Result.Made(Checkpoint made)) {
            last = Optional.of(made);
        }
        return result;
    }

    private static boolean isStillThere(Connection transaction, Checkpoint known, Optional<Checkpoint> present)
            throws SQLException {
        if (present.isEmpty() || present.get().number() < known.number()) {
            return false;
        }
        if (present.get().number() == known.number()) {
            return present.get().same(known);
        }
        try (var select = transaction.prepareStatement(Checkpoints.SELECT + "where number = ?")) {
            select.setLong(1, known.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && Checkpoints.read(row).same(known);
            }
        }
    }

    private static boolean goesOn(Connection transaction, Checkpoint from) throws SQLException {
        for (int shard = 0; shard < from.heads().size(); shard++) {
            if (!from.heads().get(shard).isIn(transaction, shard)) {
                return false;
            }
        }
        return true;
    }

    /** PostgreSQL keeps microseconds: what is signed must be what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean lock(Connection transaction) throws SQLException {
        try (Statement ask = transaction.createStatement();
                ResultSet answer = ask.executeQuery(
                        "select pg_try_advisory_xact_lock(hashtext(current_schema() || '.audit'), -1)")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
