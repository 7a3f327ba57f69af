package otklik.routing.citizen;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.region.Rating;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.citizen.Ratings.Given;
import otklik.routing.desk.CitizensDesk;
import otklik.routing.sight.Sight;

/**
 * The citizen says what he thinks of the answer. Negative and in time, it has the work begin again as a control check, unless he has
 * had as many of them about this object as the region pack gives.
 */
final class RateAnswer {
    static final String COUNTED = "counted";
    static final String REOPENED = "reopened";
    static final String NO_CONTROL_CHECK = "no-control-check";

    /** How often a citizen can say something about one answer. */
    private static final int MOST_TIMES = 20;

    private final DataSource database;
    private final CaseStore cases;
    private final Counted counted;
    private final CitizensDesk desk;
    private final Supplier<RegionPack> packs;
    private final Clock clock;

    /** Ratings and what the negative ones of them are counted by. */
    record Counted(Ratings ratings, RatedObject objects) {}

    RateAnswer(
            DataSource database,
            CaseStore cases,
            Counted counted,
            CitizensDesk desk,
            Supplier<RegionPack> packs,
            Clock clock) {
        this.database = database;
        this.cases = cases;
        this.counted = counted;
        this.desk = desk;
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * @param rating 1 to 5; absent where he asks for the work to begin again without one, which is as a negative rating
     * @param sealedWords his own words on it, if he gave any
     */
    record Opinion(
            @Nullable Integer rating,
            @Nullable String sealedWords,
            @Nullable String traceparent) {}

    /** What came of it. */
    sealed interface Outcome {
        /** Taken now, or before with the same content. */
        record Taken(String consequence, String status) implements Outcome {}

        record NoSuchCase() implements Outcome {}

        /** There is no answer that the citizen could judge. */
        record NoAnswer() implements Outcome {}

        /** The work can no longer begin again by the citizen's word alone, or he has rated already and it stands. */
        record TooLate(Instant until) implements Outcome {}

        /** He has changed his mind too often. */
        record TooOften() implements Outcome {}
    }

    /** @param committed to be run after the commit */
    record Done(Outcome outcome, Runnable committed) {
        static Done with(Outcome outcome) {
            return new Done(outcome, () -> {});
        }
    }

    Outcome say(Reference reference, Opinion opinion) throws SQLException {
        Done done = Sight.SERVICE.run(database, transaction -> {
            Optional<Case> locked = cases.lock(transaction, reference);
            return locked.isEmpty()
                    ? Done.with(new Outcome.NoSuchCase())
                    : say(transaction, locked.get(), opinion, clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
        done.committed().run();
        return done.outcome();
    }

    /** The same in a transaction that somebody else ends, with the case under its lock. */
    Done say(Connection transaction, Case current, Opinion opinion, Instant now) throws SQLException {
        Rating rules = packs.get().rating();
        Optional<Given> last = counted.ratings().last(transaction, current.number());
        Optional<GivenAnswer> answer = GivenAnswer.of(current, cases.timeline(transaction, current.number()), rules);
        if (answer.isEmpty() || !(current.status() instanceof CaseStatus.Done done)) {
            return Done.with(last.filter(given -> isSame(given, opinion))
                    .filter(given -> given.consequence().equals(REOPENED))
                    .<Outcome>map(given -> taken(given.consequence(), current))
                    .orElseGet(Outcome.NoAnswer::new));
        }
        Optional<Given> before =
                last.filter(given -> given.answeredAt().equals(answer.get().at()));
        if (before.isPresent() && isSame(before.get(), opinion) && opinion.sealedWords() == null) {
            return Done.with(taken(before.get().consequence(), current));
        }
        boolean inTime = answer.get().isOpen(now);
        if (!inTime && (before.isPresent() || opinion.rating() == null)) {
            return Done.with(new Outcome.TooLate(answer.get().until()));
        }
        int times = before.map(Given::times).orElse(0) + 1;
        if (times > MOST_TIMES) {
            return Done.with(new Outcome.TooOften());
        }
        return store(transaction, current, done, answer.get(), before, opinion, times, now);
    }

    private Done store(
            Connection transaction,
            Case current,
            CaseStatus.Done done,
            GivenAnswer answer,
            Optional<Given> before,
            Opinion opinion,
            int times,
            Instant now)
            throws SQLException {
        RegionPack pack = packs.get();
        boolean negative = opinion.rating() == null || pack.rating().isNegative(opinion.rating());
        byte[] object = negative ? counted.objects().of(transaction, current) : null;
        Integer sequence = object == null
                ? null
                : counted.ratings().others(transaction, object, current.number(), answer.at()) + 1;
        String consequence = consequence(sequence, answer.isOpen(now), pack.rating());
        // Who rated low before and asks again for the work to begin has not taken the rating back.
        Integer rating = opinion.rating() == null
                ? before.filter(Given::negative).map(Given::rating).orElse(null)
                : opinion.rating();
        Given given = new Given(answer.at(), rating, negative, consequence, now, times);
        counted.ratings().store(transaction, current.number(), given, object, opinion.sealedWords());
        if (before.isPresent()
                && isSame(before.get(), opinion)
                && before.get().consequence().equals(consequence)) {
            return Done.with(taken(consequence, current));
        }
        String reason = pack.reopeningTitle(opinion.rating() == null ? "request" : "rating");
        CitizensDesk.Said said = desk.say(
                transaction,
                current,
                done,
                new CitizensDesk.Opinion(rating, sequence, consequence, reason),
                opinion.traceparent(),
                now);
        return new Done(taken(consequence, said.after()), said.committed());
    }

    private static String consequence(@Nullable Integer sequence, boolean inTime, Rating rules) {
        if (sequence == null || !inTime) {
            return COUNTED;
        }
        return sequence <= rules.controlChecks() ? REOPENED : NO_CONTROL_CHECK;
    }

    private static boolean isSame(Given given, Opinion opinion) {
        return opinion.rating() == null ? given.negative() : opinion.rating().equals(given.rating());
    }

    private static Outcome taken(String consequence, Case after) {
        return new Outcome.Taken(consequence, after.status().code());
    }
}
