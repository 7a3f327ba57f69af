package otklik.notify.duty;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with a contact of staff on duty. */
enum DutyProblem implements ProblemKind {
    UNKNOWN_OFFICE(404, "office"),
    UNKNOWN_ROLE(404, "role"),
    UNKNOWN_WAY(404, "channel"),
    NO_DUTY_CONTACT(404, "channel"),
    BAD_BOT(400, "bot"),
    BAD_CHAT(400, "chat");

    private final int status;
    private final @Nullable String field;

    DutyProblem(int status, @Nullable String field) {
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
