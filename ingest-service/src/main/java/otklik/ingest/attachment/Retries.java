package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;

/** When a file is tried again, and when no more. */
@Singleton
final class Retries {
    private final AttachmentRows rows;
    private final DataSource database;
    private final AttachmentSettings settings;
    private final Clock clock;

    Retries(AttachmentRows rows, DataSource database, AttachmentSettings settings, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    boolean areOver(int attempts) {
        return attempts >= settings.attempts();
    }

    boolean areOverForRefused(int attempts) {
        return attempts >= Math.min(settings.refusedAttempts(), settings.attempts());
    }

    /** @param asked by the source, honoured up to the longest pause */
    void later(Job job, @Nullable Duration asked) throws SQLException {
        Duration pause = pause(job.attempts());
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : asked;
        }
        Instant due = clock.instant().plus(pause).truncatedTo(ChronoUnit.MICROS);
        Transactions.run(database, transaction -> {
            rows.later(transaction, job, due);
            return true;
        });
    }

    /** Between half and all of the first pause doubled for every attempt after the first. */
    private Duration pause(int attempts) {
        double doubled = settings.firstRetry().toMillis() * Math.pow(2, Math.min(attempts - 1, 30));
        long longest = (long) Math.min(doubled, settings.longestRetry().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
