package otklik.ingest.attachment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Transactions;
import otklik.region.RegionPack;

/** What the region keeps no longer goes, and what came with a post that became no message, and then the bytes of what nobody refers to. Replicas may do it at once. */
@Singleton
final class SweepLoop {
    private static final Logger LOG = Logger.getLogger(SweepLoop.class);
    private static final int BATCH = 500;
    private static final long DELETE_EVERY_MILLIS = 1_000;

    private final ErasureRows erasures;
    private final BlobRows blobs;
    private final DeleteObjects deleteObjects;
    private final DataSource database;
    private final Limits limits;
    private final MeterRegistry registry;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("attachment sweep").daemon().factory());

    /** What the looks go by. */
    @Singleton
    record Limits(RegionPack pack, AttachmentSettings settings, Clock clock) {}

    SweepLoop(
            ErasureRows erasures,
            BlobRows blobs,
            DeleteObjects deleteObjects,
            DataSource database,
            Limits limits,
            MeterRegistry registry) {
        this.erasures = erasures;
        this.blobs = blobs;
        this.deleteObjects = deleteObjects;
        this.database = database;
        this.limits = limits;
        this.registry = registry;
    }

    void start() {
        long pause = limits.settings().sweep().toMillis();
        // Soon after a start, or a service that is restarted often would never look.
        every(Math.min(pause, 60_000), pause, this::forgetOld);
        every(DELETE_EVERY_MILLIS, Math.min(pause, DELETE_EVERY_MILLIS), deleteObjects::due);
    }

    void close() {
        thread.shutdownNow();
    }

    /** Something to do with the database. */
    @FunctionalInterface
    private interface Look {
        void look(Instant now) throws SQLException;
    }

    private void every(long first, long pause, Look look) {
        thread.scheduleWithFixedDelay(() -> safely(look), first, pause, TimeUnit.MILLISECONDS);
    }

    private void safely(Look look) {
        try {
            look.look(limits.clock().instant().truncatedTo(ChronoUnit.MICROS));
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what was due is still due at the next look.
            LOG.warnf("attachments=sweep-waits fault=%s", e.getClass().getName());
            LOG.debug("attachments=sweep-waits", e);
        }
    }

    private void forgetOld(Instant now) throws SQLException {
        Instant before = now.minus(limits.pack().retention().attachments());
        Instant unclaimedBefore = now.minus(UploadRows.KEPT);
        int gone;
        do {
            gone = Transactions.run(database, transaction -> {
                int forgotten = erasures.forgetBefore(transaction, before, unclaimedBefore, BATCH);
                blobs.dropUnreferred(transaction, now);
                return forgotten;
            });
            Counter.builder("otklik.ingest.attachments.expired")
                    .description("Files of messages that the region keeps no longer")
                    .register(registry)
                    .increment(gone);
        } while (gone >= BATCH);
        Transactions.run(database, transaction -> {
            erasures.forgetMarks(transaction, now);
            return true;
        });
    }
}
