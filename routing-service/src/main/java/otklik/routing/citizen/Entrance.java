package otklik.routing.citizen;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.Reference;
import otklik.routing.problem.PublicProblem;
import otklik.routing.problem.Refusal;

/** Lets in who knows reference and PIN. An unknown reference and a wrong PIN get the same answer. */
final class Entrance {
    private static final int LONGEST_PIN = 40;
    private final StatusPage page;

    Entrance(StatusPage page) {
        this.page = page;
    }

    /**
     * The case as it was then.
     *
     * @throws Refusal to everybody else
     */
    Case admit(String typed, @Nullable String pin) throws SQLException {
        if (pin == null || pin.isBlank() || pin.length() > LONGEST_PIN) {
            throw new Refusal(PublicProblem.NO_PIN);
        }
        Reference reference = Reference.parse(typed).orElseThrow(Entrance::none);
        return switch (page.open(reference, pin.strip())) {
            case StatusPage.Attempt.Opened opened -> opened.shown();
            case StatusPage.Attempt.Erased erased -> throw erased(erased.at());
            case StatusPage.Attempt.Wrong ignored -> throw none();
            case StatusPage.Attempt.TooMany tooMany ->
                throw new Refusal(PublicProblem.TOO_MANY_PINS, "", tooMany.retryAfter());
        };
    }

    /** The same to who is in, for {@link Reference#parse} of what the database has. */
    Reference reference(Case admitted) {
        return Reference.parse(admitted.reference()).orElseThrow(Entrance::none);
    }

    static Refusal erased(Instant at) {
        return new Refusal(PublicProblem.ERASED, at.toString(), null);
    }

    static Refusal none() {
        return new Refusal(PublicProblem.UNKNOWN_CASE);
    }
}
