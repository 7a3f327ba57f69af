package otklik.routing.citizen;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Leave;
import otklik.routing.casework.Reference;
import otklik.routing.sight.Sight;

/**
 * Gives the citizen leave to add one message to his case. The message itself goes to ingest-service as any other, so that it is
 * durable before it is acknowledged, and masked before anybody reads it.
 */
final class AskToAdd {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofHours(1);

    /** Longer than a message can be on its way, dead letters included. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DataSource database;
    private final CaseStore cases;
    private final int perDay;
    private final Supplier<RegionPack> packs;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param perDay leaves that one case gives within 24 hours */
    AskToAdd(DataSource database, CaseStore cases, int perDay, Supplier<RegionPack> packs, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.perDay = perDay;
        this.packs = packs;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** @param left how many more the case gives today */
        record Given(Leave leave, Instant expiresAt, int left) implements Outcome {}

        record NoSuchCase() implements Outcome {}

        /** Nobody works on the case any more. */
        record Over() implements Outcome {}

        record TooMany(Duration retryAfter) implements Outcome {}
    }

    Outcome ask(Reference reference) throws SQLException {
        Instant now = clock.instant();
        return Sight.SERVICE.run(database, transaction -> {
            // Under the case's lock the leaves of a day are counted one after another.
            Optional<Case> locked = cases.lock(transaction, reference);
            if (locked.isEmpty()) {
                return new Outcome.NoSuchCase();
            }
            if (!isWorkedOn(transaction, locked.get(), now)) {
                return new Outcome.Over();
            }
            return give(transaction, locked.get(), now);
        });
    }

    private boolean isWorkedOn(Connection transaction, Case locked, Instant now) throws SQLException {
        boolean inTime = GivenAnswer.of(
                        locked,
                        cases.timeline(transaction, locked.number()),
                        packs.get().rating())
                .filter(answer -> answer.isOpen(now))
                .isPresent();
        return isOpenFor(locked.status(), inTime);
    }

    /** @param inTime whether the citizen could still have the work begin again */
    static boolean isOpenFor(CaseStatus status, boolean inTime) {
        return switch (status) {
            case CaseStatus.Open ignored -> true;
            case CaseStatus.Answered ignored -> true;
            case CaseStatus.Approved ignored -> inTime;
            case CaseStatus.Closed ignored -> inTime;
            case CaseStatus.Joined ignored -> true;
            case CaseStatus.Rejected ignored -> false;
        };
    }

    private Outcome give(Connection transaction, Case locked, Instant now) throws SQLException {
        int given;
        try (PreparedStatement select = transaction.prepareStatement("""
                select count(*), min(issued_at) from addition_leave where case_number = ? and issued_at > ?""")) {
            select.setLong(1, locked.number());
            select.setObject(2, utc(now.minus(DAY)));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                given = row.getInt(1);
                if (given >= perDay) {
                    Instant oldest = Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                            .toInstant();
                    return new Outcome.TooMany(Duration.between(now, oldest.plus(DAY)));
                }
            }
        }
        forget(transaction, now);
        Leave leave = Leave.random(random);
        Instant expiresAt = now.plus(LIFE);
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into addition_leave (leave_hash, case_number, issued_at, expires_at) values (?, ?, ?, ?)")) {
            insert.setBytes(1, leave.hash());
            insert.setLong(2, locked.number());
            insert.setObject(3, utc(now));
            insert.setObject(4, utc(expiresAt));
            insert.executeUpdate();
        }
        return new Outcome.Given(leave, expiresAt, perDay - given - 1);
    }

    private static void forget(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from addition_leave where leave_hash in (
                    select leave_hash from addition_leave where issued_at < ?
                    order by issued_at limit 100 for update skip locked)""")) {
            delete.setObject(1, utc(now.minus(KEPT)));
            delete.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
