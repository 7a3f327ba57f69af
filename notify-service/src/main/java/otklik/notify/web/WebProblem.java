package otklik.notify.web;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with a page's request. */
enum WebProblem implements ProblemKind {
    BAD_POSITION(400, "Last-Event-ID"),
    BAD_AFTER(400, "after"),
    WRONG_CHAT(401, "X-Chat-Token"),
    WRONG_METHOD(405, null),
    TOO_MANY_STREAMS(503, null),
    UNAVAILABLE(503, null);

    private final int status;
    private final @Nullable String field;

    WebProblem(int status, @Nullable String field) {
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
