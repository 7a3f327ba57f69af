package otklik.notify.delivery;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with a question for deliveries, or with the wish to send one again. */
enum DeliveryProblem implements ProblemKind {
    CASE_OR_MESSAGE(400, "case"),
    BAD_CASE(400, "case"),
    BAD_MESSAGE(400, "message"),
    BAD_NOTICE_ID(400, "noticeId"),
    INCOMPLETE_RESENDING(400, "channel"),
    BAD_FAULT(400, "fault"),
    BAD_SINCE(400, "since"),
    UNKNOWN_DELIVERY(404, null),
    ALREADY_SENT(409, null),
    STILL_OPEN(409, null),
    CHANNEL_OFF(409, null),
    OVERTAKEN_OR_NOBODY(409, null),
    TOLD_BY_ANOTHER(409, null),
    CASE_ERASED(409, null);

    private final int status;
    private final @Nullable String field;

    DeliveryProblem(int status, @Nullable String field) {
        this.status = status;
        this.field = field;
    }

    /** Why a notice in this state is not sent again. */
    static DeliveryProblem notAgain(String state) {
        return switch (state) {
            case "SENT" -> ALREADY_SENT;
            case "PENDING", "SENDING", "HELD" -> STILL_OPEN;
            case "DEAD" -> OVERTAKEN_OR_NOBODY;
            case "SUPERSEDED", "DIGESTED" -> TOLD_BY_ANOTHER;
            default -> CASE_ERASED;
        };
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
