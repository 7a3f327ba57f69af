package otklik.routing.citizen;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;

/** What a citizen says of an answer without his page, in a transaction that the caller ends: the same rules hold as there. */
public final class CitizensVoice {
    private final CaseStore cases;
    private final RateAnswer rateAnswer;
    private final JudgeAnswer judgeAnswer;
    private final Clock clock;

    CitizensVoice(CaseStore cases, RateAnswer rateAnswer, JudgeAnswer judgeAnswer, Clock clock) {
        this.cases = cases;
        this.rateAnswer = rateAnswer;
        this.judgeAnswer = judgeAnswer;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        /** Taken, and no notice tells of it. */
        TAKEN,
        /** Taken, and the events of the case tell of it. */
        TOLD,
        /** The same was said before. */
        KNOWN,
        /** There is no answer that could be judged now. */
        TOO_LATE
    }

    /** @param committed to be run after the commit, and only then */
    public record Heard(Result result, String reference, Runnable committed) {}

    public Heard rate(Connection transaction, long caseNumber, int rating, @Nullable String traceparent)
            throws SQLException {
        Case before = lock(transaction, caseNumber);
        var opinion = new RateAnswer.Opinion(rating, null, traceparent);
        RateAnswer.Done done = rateAnswer.say(transaction, before, opinion, now());
        Result result = switch (done.outcome()) {
            case RateAnswer.Outcome.Taken taken -> taken(transaction, before, taken);
            case RateAnswer.Outcome.NoSuchCase ignored -> Result.TOO_LATE;
            case RateAnswer.Outcome.NoAnswer ignored -> Result.TOO_LATE;
            case RateAnswer.Outcome.TooLate ignored -> Result.TOO_LATE;
            case RateAnswer.Outcome.TooOften ignored -> Result.TOO_LATE;
        };
        return new Heard(result, before.reference(), done.committed());
    }

    private Result taken(Connection transaction, Case before, RateAnswer.Outcome.Taken taken) throws SQLException {
        if (lock(transaction, before.number()).version() == before.version()) {
            return Result.KNOWN;
        }
        return taken.consequence().equals(RateAnswer.COUNTED) ? Result.TAKEN : Result.TOLD;
    }

    public Heard helped(Connection transaction, long caseNumber, boolean helped) throws SQLException {
        Case before = lock(transaction, caseNumber);
        Optional<Case> after = judgeAnswer.judge(transaction, before, helped, now());
        Result result = after.map(
                        its -> its.version() == before.version() ? Result.KNOWN : helped ? Result.TAKEN : Result.TOLD)
                .orElse(Result.TOO_LATE);
        return new Heard(result, before.reference(), judgeAnswer::committed);
    }

    private Case lock(Connection transaction, long caseNumber) throws SQLException {
        return cases.lock(transaction, List.of(caseNumber)).getFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
