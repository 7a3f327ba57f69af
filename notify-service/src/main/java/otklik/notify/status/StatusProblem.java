package otklik.notify.status;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a platform's question for its statuses. The code is public: the problem's type, the key of its texts. */
enum StatusProblem {
    SINCE_OR_AFTER(400, "since"),
    BAD_SINCE(400, "since"),
    BAD_LIMIT(400, "limit"),
    BAD_FORMAT(400, "format"),
    WRONG_STATUS_KEY(401, StatusesResource.KEY_HEADER),
    NOT_ADMIN(403, null),
    UNKNOWN_CONNECTOR(404, "code"),
    NO_STATUS_FILE(404, "code"),
    NO_STATUS_KEY(404, "code");

    private final int status;
    private final @Nullable String field;

    StatusProblem(int status, @Nullable String field) {
        this.status = status;
        this.field = field;
    }

    int status() {
        return status;
    }

    /** Which part of the request is at fault, where one is. */
    @Nullable
    String field() {
        return field;
    }

    /** {@code bad-since} … */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** To be thrown. */
    Refused refused() {
        return new Refused(this);
    }

    /** Ends a request. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final StatusProblem problem;

        private Refused(StatusProblem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        StatusProblem problem() {
            return problem;
        }
    }
}
