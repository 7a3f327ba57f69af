package otklik.notify.template;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with a request for a preview. */
enum PreviewProblem implements ProblemKind {
    UNKNOWN_KIND(400, "kind"),
    UNKNOWN_LANGUAGE(400, "language"),
    UNKNOWN_CHANNEL(400, "channel"),
    FAULTY_TEXT(422, "text");

    private final int status;
    private final String field;

    PreviewProblem(int status, String field) {
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
