package otklik.ingest.attachment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Transactions;

/**
 * Takes files that are due while there are threads for them, never more of one host than it may have, and gives each to a virtual
 * thread. A host that did not answer is left alone for a moment, however many files wait for it. A file is held by a lease: what dies with a replica is taken again when it is over.
 */
@Singleton
final class FetchLoop {
    private static final Logger LOG = Logger.getLogger(FetchLoop.class);
    private static final long COUNT_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final AttachmentRows rows;
    private final FetchFile fetchFile;
    private final DataSource database;
    private final AttachmentSettings settings;
    private final Clock clock;
    private final Semaphore free;
    private final Semaphore rung = new Semaphore(0);
    private final Map<String, Integer> working = new ConcurrentHashMap<>();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private final AtomicLong open = new AtomicLong();
    private volatile boolean closing;
    private boolean away;
    private long countedAt;

    FetchLoop(
            AttachmentRows rows,
            FetchFile fetchFile,
            DataSource database,
            AttachmentSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.rows = rows;
        this.fetchFile = fetchFile;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.concurrency());
        Gauge.builder("otklik.ingest.attachments.open", open, AtomicLong::get)
                .description("Files of messages that are not fetched yet, at the last look, at most 100000")
                .register(registry);
    }

    void start() {
        Thread.ofVirtual().name("attachments").start(this::run);
    }

    /** There may be something to fetch. */
    void ring() {
        rung.release();
    }

    /** Takes nothing more; what is in work ends, or is taken again by another when its lease is over. */
    void close() {
        closing = true;
        ring();
    }

    private void run() {
        while (!closing) {
            try {
                takeAll();
                count();
                if (away) {
                    LOG.info("attachments=going-on");
                }
                away = false;
                if (rung.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    rung.drainPermits();
                }
            } catch (SQLException | RuntimeException e) {
                tellOnce(e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void takeAll() throws SQLException {
        while (!closing && free.tryAcquire()) {
            boolean given = false;
            try {
                Optional<Job> job = claim();
                if (job.isEmpty()) {
                    return;
                }
                working.merge(job.get().host(), 1, Integer::sum);
                Thread.ofVirtual().name("attachment " + job.get().id()).start(() -> work(job.get()));
                given = true;
            } finally {
                if (!given) {
                    free.release();
                }
            }
        }
    }

    private Optional<Job> claim() throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        resting.values().removeIf(until -> !until.isAfter(now));
        Set<String> busy = working.entrySet().stream()
                .filter(host -> host.getValue() >= settings.perHost())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        busy.addAll(resting.keySet());
        return Transactions.run(
                database, transaction -> rows.claim(transaction, busy, now, now.plus(settings.lease())));
    }

    private void work(Job job) {
        try {
            if (!fetchFile.fetch(job)) {
                resting.put(job.host(), clock.instant().plus(settings.firstRetry()));
            }
        } catch (SQLException | RuntimeException e) {
            // Its lease ends, and with too many attempts the file is given up: nothing is lost by going on.
            LOG.errorf(
                    "attachment=%s attempt=%d outcome=failed fault=%s",
                    job.id(), job.attempts(), e.getClass().getName());
            LOG.debug("attachment=failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.computeIfPresent(job.host(), (host, count) -> count > 1 ? count - 1 : null);
            free.release();
            ring();
        }
    }

    private void count() throws SQLException {
        if (countedAt == 0 || System.nanoTime() - countedAt > COUNT_EVERY_NANOS) {
            open.set(Transactions.run(database, rows::open));
            countedAt = System.nanoTime();
        }
    }

    /** PostgreSQL may be away while the service takes messages. */
    private void tellOnce(Exception e) {
        if (!away) {
            LOG.warnf("attachments=waiting fault=%s", e.getClass().getName());
        }
        LOG.debug("attachments=waiting", e);
        away = true;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.max(200, settings.look().toMillis()));
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        }
    }
}
