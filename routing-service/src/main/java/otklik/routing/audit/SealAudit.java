package otklik.routing.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.routing.sight.Sight;

/** Links entries and signs checkpoints, one step at a time; a step that fails is made again by the next. One thread at a time. */
final class SealAudit {
    private static final Logger LOG = Logger.getLogger(SealAudit.class);
    private final DataSource database;
    private final MakeCheckpoint makeCheckpoint;
    private final AuditSettings settings;
    private final Clock clock;
    private final Counter linked;
    private final Counter signed;
    private volatile int broken;
    private volatile Instant allLinkedAt;
    private Instant checkpointAt;
    private long sinceCheckpoint;
    private boolean refused;
    private @Nullable LinkEntries linkEntries;

    SealAudit(
            DataSource database,
            MakeCheckpoint makeCheckpoint,
            AuditSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.database = database;
        this.makeCheckpoint = makeCheckpoint;
        this.settings = settings;
        this.clock = clock;
        this.allLinkedAt = clock.instant();
        this.checkpointAt = allLinkedAt;
        this.linked = Counter.builder("otklik.audit.linked.entries")
                .description("Audit entries put into their chains by this process")
                .register(registry);
        this.signed = Counter.builder("otklik.audit.checkpoints")
                .description("Signed checkpoints of the audit made by this process")
                .register(registry);
        Gauge.builder("otklik.audit.lag.seconds", this, SealAudit::lagSeconds)
                .description("Time since all audit entries were linked; alarm above some minutes")
                .register(registry);
        Gauge.builder("otklik.audit.broken", this, seal -> seal.broken)
                .description(
                        "Audit chains that are not what they were, and 1 more for checkpoints: above 0 run otklik audit verify")
                .register(registry);
    }

    /** Links what there is, and signs a checkpoint where one is due. */
    void step() throws SQLException {
        LinkEntries link = linkEntries();
        Instant begun = clock.instant();
        LinkEntries.Run run = link.run();
        if (run.all()) {
            allLinkedAt = begun;
        }
        linked.increment(run.linked());
        sinceCheckpoint += run.linked();
        if (sinceCheckpoint >= settings.checkpointEntries()
                || Duration.between(checkpointAt, begun).compareTo(settings.checkpointEvery()) >= 0) {
            checkpoint();
        }
        broken = link.broken() + (refused ? 1 : 0);
    }

    /** Signs a checkpoint now, if anything was linked since the last. */
    void checkpoint() throws SQLException {
        switch (makeCheckpoint.make(linkEntries().settled())) {
            case MakeCheckpoint.Result.Made made -> {
                signed.increment();
                LOG.infof("audit=signed checkpoint=%d", made.made().number());
                refused = false;
            }
            case MakeCheckpoint.Result.NotNeeded ignored -> {}
            case MakeCheckpoint.Result.Refused not -> {
                refused = true;
                LOG.errorf(
                        "audit=broken checkpoint=%d: what it says is no longer so; run otklik audit verify",
                        not.number());
            }
        }
        sinceCheckpoint = 0;
        checkpointAt = clock.instant();
    }

    private double lagSeconds() {
        return Duration.between(allLinkedAt, clock.instant()).toMillis() / 1000.0;
    }

    /** Where the last checkpoint ended the look begins; the database may be away at the start. */
    private LinkEntries linkEntries() throws SQLException {
        LinkEntries present = linkEntries;
        if (present == null) {
            Optional<Checkpoint> last = Sight.SERVICE.run(database, Checkpoints::last);
            present = new LinkEntries(database, last.map(Checkpoint::settled).orElse(0L));
            linkEntries = present;
        }
        return present;
    }
}
