package otklik.notify.agency;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with an agency's request about its webhook. */
enum AgencyProblem implements ProblemKind {
    NO_AGENCY_IN_TOKEN(403, null),
    NO_AGENCY_WEBHOOK(404, null),
    SINCE_OR_EVENT_ID(400, "since"),
    BAD_SINCE(400, "since"),
    EVENT_NOT_KEPT(400, "eventId"),
    EVENT_NOT_DEAD(404, "eventId"),
    STREAM_AWAY(503, null);

    private final int status;
    private final @Nullable String field;

    AgencyProblem(int status, @Nullable String field) {
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
