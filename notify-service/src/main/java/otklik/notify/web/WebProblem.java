package otklik.notify.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a page's request. The code is public: the problem's type, the key of its texts. */
enum WebProblem {
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

    int status() {
        return status;
    }

    /** Which part of the request is at fault, where one is. */
    @Nullable
    String field() {
        return field;
    }

    /** {@code wrong-chat} … */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
