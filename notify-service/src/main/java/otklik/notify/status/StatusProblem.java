package otklik.notify.status;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with a platform's question for its statuses. */
enum StatusProblem implements ProblemKind {
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

    @Override
    public int status() {
        return status;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
