package otklik.routing.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.Sealer;
import otklik.region.CurrentPack;
import otklik.region.Language;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.problem.PublicProblem;
import otklik.routing.problem.Refusal;

/** Between HTTP and {@link RateAnswer}: the citizen's words are sealed here, before anything else sees them. */
final class OpinionReplies {
    private static final int LONGEST_WORDS = 2_000;

    private final Entrance entrance;
    private final RateAnswer rateAnswer;
    private final Sealer toOurselves;
    private final CurrentPack packs;

    OpinionReplies(Entrance entrance, RateAnswer rateAnswer, Sealer toOurselves, CurrentPack packs) {
        this.entrance = entrance;
        this.rateAnswer = rateAnswer;
        this.toOurselves = toOurselves;
        this.packs = packs;
    }

    /** What comes with every request of the public page. */
    record Visitor(
            String typed,
            @Nullable String pin,
            @Nullable String languages,
            @Nullable String traceparent) {}

    /**
     * What came of it.
     *
     * @param status of the case now
     * @param consequence {@code counted}, {@code reopened} or {@code no-control-check}
     * @param note what else the citizen can do; with {@code no-control-check} only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Taken(
            String status, String consequence, @Nullable String note) {}

    /**
     * Words of the citizen for who works on the case.
     *
     * @param tooLong what is wrong with them then
     */
    @Nullable
    String seal(@Nullable String words, PublicProblem tooLong) {
        if (words == null || words.isBlank()) {
            return null;
        }
        if (words.length() > LONGEST_WORDS) {
            throw new Refusal(tooLong, Integer.toString(LONGEST_WORDS), null);
        }
        return toOurselves.seal(words);
    }

    /** @param rating absent for the wish that the work begin again */
    Response say(Visitor visitor, @Nullable Integer rating, @Nullable String sealedWords) throws SQLException {
        Case admitted = entrance.admit(visitor.typed(), visitor.pin());
        var opinion = new RateAnswer.Opinion(rating, sealedWords, visitor.traceparent());
        return switch (rateAnswer.say(entrance.reference(admitted), opinion)) {
            case RateAnswer.Outcome.Taken taken -> answer(visitor, admitted, taken);
            case RateAnswer.Outcome.NoSuchCase ignored -> throw Entrance.none();
            case RateAnswer.Outcome.NoAnswer ignored ->
                throw new Refusal(PublicProblem.NO_ANSWER);
            case RateAnswer.Outcome.TooLate late ->
                throw new Refusal(PublicProblem.RATING_OVER, String.valueOf(late.until()), null);
            case RateAnswer.Outcome.TooOften ignored ->
                throw new Refusal(PublicProblem.RATED_TOO_OFTEN);
        };
    }

    private Response answer(Visitor visitor, Case admitted, RateAnswer.Outcome.Taken taken) {
        RegionPack pack = packs.get();
        Language language = Languages.of(pack, visitor.languages());
        String note = taken.consequence().equals(RateAnswer.NO_CONTROL_CHECK)
                ? CitizenView.note(admitted, pack, language)
                : null;
        return Response.ok(new Taken(taken.status(), taken.consequence(), note))
                .header("Content-Language", language.code())
                .header("Cache-Control", "no-store")
                .build();
    }
}
