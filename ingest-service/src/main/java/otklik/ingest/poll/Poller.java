package otklik.ingest.poll;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.poll.PollRows.Position;

/** Asks one platform again and again, on a thread of its own: a slow one slows no other. */
final class Poller {
    private static final Logger LOG = Logger.getLogger(Poller.class);

    private final Source source;
    private final Work work;
    private final Clock clock;
    private final PollSettings settings;
    private final Pace pace;

    /** What it works with. */
    @Singleton
    record Work(AskPage ask, TakePage take, PollRows rows, PollMeters meters) {}

    Poller(Source source, Work work, Clock clock, PollSettings settings) {
        this.source = source;
        this.work = work;
        this.clock = clock;
        this.settings = settings;
        this.pace = new Pace(settings.firstRetry(), settings.longestRetry());
    }

    /**
     * One page, where the platform is due and this replica's. The cursor moves when every message of the page is durable, and only then: what
     * is killed before is asked for again, and makes the same ids.
     *
     * @return how long to wait for the next look
     */
    Duration round() throws SQLException, InterruptedException {
        Instant now = clock.instant();
        Optional<Position> mine =
                work.rows().take(source.code(), source.polling().first(), now, now.plus(settings.lease()));
        if (mine.isEmpty()) {
            return settings.look();
        }
        try {
            return shorter(takePage(mine.get()), settings.look());
        } catch (PollFailed e) {
            return shorter(e.isOurs() ? putOff(e.reason()) : failed(e.reason(), e.after()), settings.look());
        } catch (RuntimeException e) {
            LOG.errorf(e, "poll=%s fault=%s", source.code(), e.getClass().getName());
            return shorter(failed("our own fault: " + e.getClass().getName(), null), settings.look());
        }
    }

    private Duration takePage(Position at) throws PollFailed, SQLException, InterruptedException {
        Page page = work.ask().at(source, at.cursor());
        List<Item> fresh = page.notAmong(at.seen());
        work.take().of(source, fresh);
        String next = page.next() == null ? at.cursor() : page.next();
        boolean more = !page.items().isEmpty() && !next.equals(at.cursor());
        Duration pause = more ? Duration.ZERO : source.every();
        Instant now = clock.instant();
        if (!work.rows().move(source.code(), at.cursor(), next, page.digests(), now, now.plus(pause))) {
            LOG.infof("poll=%s cursor=moved-by-another", source.code());
        }
        if (pace.isFailing()) {
            LOG.infof("poll=%s state=back", source.code());
        }
        pace.succeeded();
        String result = page.items().isEmpty() ? "empty" : fresh.isEmpty() ? "same" : "taken";
        work.meters().succeeded(source.code(), result, more ? page.newest() : null);
        return pause;
    }

    /** Our own trouble makes no platform a dead one: as soon as it is over, the page is asked for again. */
    private Duration putOff(String reason) throws SQLException {
        Instant now = clock.instant();
        work.rows().failed(source.code(), reason, now, now.plus(settings.firstRetry()));
        work.meters().failed(source.code(), pace.isDead());
        LOG.debugf("poll=%s state=waiting reason=\"%s\"", source.code(), reason);
        return settings.firstRetry();
    }

    private Duration failed(String reason, @Nullable Duration asked) throws SQLException {
        boolean first = !pace.isFailing();
        boolean wasDead = pace.isDead();
        Duration pause = pace.failed(asked);
        Instant now = clock.instant();
        work.rows().failed(source.code(), reason, now, now.plus(pause));
        work.meters().failed(source.code(), pace.isDead());
        if (first || pace.isDead() && !wasDead) {
            LOG.warnf(
                    "poll=%s state=%s reason=\"%s\" retry_in_ms=%d",
                    source.code(), pace.isDead() ? "dead" : "failing", reason, pause.toMillis());
        }
        return pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
