package otklik.routing.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a citizen's request. The code is public: the problem's type, the key of its texts. */
public enum PublicProblem {
    NO_PIN(400, "Bad Request", "X-Pin"),
    NOT_CONFIRMED(400, "Bad Request", "confirm"),
    LINKED_CHATS(400, "Bad Request", "linked"),
    BAD_RATING(400, "Bad Request", "rating"),
    COMMENT_TOO_LONG(400, "Bad Request", "comment"),
    NO_REASON(400, "Bad Request", "reason"),
    REASON_TOO_LONG(400, "Bad Request", "reason"),
    HELPED_OR_NOT(400, "Bad Request", "helped"),
    UNKNOWN_CASE(404, "Not Found", null),
    NO_ANSWER(409, "Conflict", null),
    NOT_OUR_ANSWER(409, "Conflict", null),
    RATING_OVER(409, "Conflict", null),
    RATED_TOO_OFTEN(409, "Conflict", null),
    CASE_OVER(409, "Conflict", null),
    ERASED(410, "Gone", null),
    TOO_MANY_PINS(429, "Too Many Requests", null),
    TOO_MANY_ADDITIONS(429, "Too Many Requests", null);

    private final int status;
    private final String statusName;
    private final @Nullable String field;

    /** @param statusName as HTTP has it */
    PublicProblem(int status, String statusName, @Nullable String field) {
        this.status = status;
        this.statusName = statusName;
        this.field = field;
    }

    /** {@code no-pin} … */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For logs, which have one language. */
    String statusName() {
        return statusName;
    }

    /** @param value what its text leaves open; empty for nothing */
    Problem in(ProblemTexts texts, String value) {
        return new Problem(
                "urn:otklik:problem:" + code(),
                texts.text(code() + ".title"),
                status,
                texts.text(code() + ".detail").replace("{0}", value),
                field,
                null);
    }
}
