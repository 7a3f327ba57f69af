package otklik.ingest.attachment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Fault;
import otklik.ingest.attachment.content.Inspection;
import otklik.ingest.attachment.content.Unfit;
import otklik.ingest.attachment.source.Allowance;
import otklik.ingest.attachment.source.Fetched;
import otklik.ingest.attachment.source.Room;

/** One attempt at one file, from its source to its end or to a later attempt. Thread-safe; blocks a virtual thread. */
@Singleton
final class FetchFile {
    private static final Logger LOG = Logger.getLogger(FetchFile.class);

    private final Sources sources;
    private final Room room;
    private final LookThrough lookThrough;
    private final KeepFile keepFile;
    private final AdoptUpload adoptUpload;
    private final Retries retries;
    private final MeterRegistry registry;

    FetchFile(
            Sources sources,
            Room room,
            LookThrough lookThrough,
            KeepFile keepFile,
            AdoptUpload adoptUpload,
            Retries retries,
            MeterRegistry registry) {
        this.sources = sources;
        this.room = room;
        this.lookThrough = lookThrough;
        this.keepFile = keepFile;
        this.adoptUpload = adoptUpload;
        this.retries = retries;
        this.registry = registry;
    }

    /** @return whether its host is well: it gave an answer that it will give again */
    boolean fetch(Job job) throws SQLException, InterruptedException {
        if (retries.areOver(job.attempts() - 1)) {
            // Whoever held it last died of it, or with it, too often.
            refuse(job, Fault.UNREACHABLE);
            return true;
        }
        try (Allowance allowance = room.allowance()) {
            var source = sources.of(job.address());
            Fetched fetched = source.isEmpty()
                    ? new Fetched.Refused(Fault.BAD_ADDRESS)
                    : source.get().fetch(job.address(), job.owner(), allowance);
            switch (fetched) {
                case Fetched.Whole(byte[] bytes) -> keep(job, bytes);
                case Fetched.Kept kept -> adopt(job);
                case Fetched.Refused(Fault fault) -> refuse(job, fault);
                case Fetched.Doubted(Fault fault) -> {
                    if (retries.areOverForRefused(job.attempts())) {
                        refuse(job, fault);
                    } else {
                        later(job, null, fault.code());
                    }
                }
                case Fetched.TryLater(Duration after, String reason) -> later(job, after, reason);
            }
            return !(fetched instanceof Fetched.TryLater);
        }
    }

    private void keep(Job job, byte[] bytes) throws SQLException, InterruptedException {
        Inspection seen;
        try {
            seen = lookThrough.look(bytes);
        } catch (Unfit e) {
            refuse(job, e.fault());
            return;
        }
        try {
            Fault fault = keepFile.keep(job, seen);
            count(fault == null ? "stored" : fault.code());
        } catch (IOException e) {
            LOG.warnf(
                    "attachment=%s store=away fault=%s", job.id(), e.getClass().getName());
            LOG.debug("store=away", e);
            later(job, null, "the store is away");
        }
    }

    private void adopt(Job job) throws SQLException {
        Fault fault = adoptUpload.adopt(job);
        count(fault == null ? "stored" : fault.code());
    }

    private void later(Job job, @Nullable Duration asked, String reason) throws SQLException {
        if (retries.areOver(job.attempts())) {
            refuse(job, Fault.UNREACHABLE);
            return;
        }
        LOG.debugf("attachment=%s attempt=%d outcome=later reason=%s", job.id(), job.attempts(), reason);
        retries.later(job, asked);
        count("later");
    }

    private void refuse(Job job, Fault fault) throws SQLException {
        LOG.infof("attachment=%s message=%s outcome=refused reason=%s", job.id(), job.messageId(), fault.code());
        keepFile.refuse(job, fault);
        count(fault.code());
    }

    private void count(String outcome) {
        Counter.builder("otklik.ingest.attachments")
                .description("Attempts at files of messages, by what came of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
