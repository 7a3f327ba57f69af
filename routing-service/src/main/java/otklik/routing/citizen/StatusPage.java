package otklik.routing.citizen;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.sight.Sight;

/**
 * Opens a case to who knows its reference and PIN. An unknown reference and a wrong PIN take the same steps and give the
 * same answer.
 */
final class StatusPage {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final String NO_CASE = "00000000-0000-8000-8000-000000000000";

    private final DataSource database;
    private final CaseStore cases;
    private final Pins pins;
    private final PinGuesses guesses;
    private final Clock clock;
    private final byte[] hashOfNone;
    private final AtomicLong forgottenMillis = new AtomicLong();

    StatusPage(DataSource database, CaseStore cases, Pins pins, PinGuesses guesses, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.pins = pins;
        this.guesses = guesses;
        this.clock = clock;
        this.hashOfNone = pins.hash(NO_CASE, "no PIN has letters");
    }

    /** What came of an attempt. */
    sealed interface Attempt {
        record Opened(Case shown) implements Attempt {}

        /** There is no PIN any more that could be asked for, and nothing to show. */
        record Erased(Instant at) implements Attempt {}

        record Wrong() implements Attempt {}

        record TooMany(Duration retryAfter) implements Attempt {}
    }

    private record Lock(
            String caseId, byte[] pinHash, @Nullable Instant erasedAt) {}

    Attempt open(Reference reference, String pin) throws SQLException {
        Instant now = clock.instant();
        return Sight.SERVICE.run(database, transaction -> {
            Optional<Duration> wait = guesses.count(transaction, reference, now);
            if (wait.isPresent()) {
                transaction.rollback();
                return new Attempt.TooMany(wait.get());
            }
            Optional<Lock> found = lock(transaction, reference);
            Lock lock = found.orElse(new Lock(NO_CASE, hashOfNone, null));
            if (lock.erasedAt() != null) {
                transaction.rollback();
                return new Attempt.Erased(lock.erasedAt());
            }
            boolean right = pins.matches(lock.pinHash(), lock.caseId(), pin);
            if (!right || found.isEmpty()) {
                forgetOldGuesses(transaction, now);
                return new Attempt.Wrong();
            }
            transaction.rollback();
            Sight.SERVICE.enter(transaction);
            return cases.find(transaction, reference)
                    .<Attempt>map(Attempt.Opened::new)
                    .orElseGet(Attempt.Wrong::new);
        });
    }

    private static Optional<Lock> lock(Connection transaction, Reference reference) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select case_id, pin_hash, erased_at from cases where reference = ?")) {
            select.setString(1, reference.toString());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                OffsetDateTime erasedAt = row.getObject(3, OffsetDateTime.class);
                return Optional.of(new Lock(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getBytes(2)),
                        erasedAt == null ? null : erasedAt.toInstant()));
            }
        }
    }

    private void forgetOldGuesses(Connection transaction, Instant now) throws SQLException {
        long last = forgottenMillis.get();
        if (now.toEpochMilli() - last > FORGET_EVERY.toMillis()
                && forgottenMillis.compareAndSet(last, now.toEpochMilli())) {
            guesses.forget(transaction, now);
        }
    }
}
