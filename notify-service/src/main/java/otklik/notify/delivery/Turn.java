package otklik.notify.delivery;

import java.util.Objects;
import otklik.contracts.CaseSnapshot;
import otklik.region.NoticeKind;

/**
 * When a notice goes where not all can go at once.
 *
 * @param share whose turn it takes: the agency that works on the case, empty without one; the shares of one urgency take turns
 */
public record Turn(Urgency urgency, String share) {

    /** Of what is about no case. */
    static Turn of(NoticeKind kind) {
        return new Turn(urgency(kind, false), "");
    }

    static Turn of(NoticeKind kind, CaseSnapshot snapshot) {
        boolean many = snapshot.lead() != null || snapshot.campaign() != null;
        return new Turn(urgency(kind, many), Objects.requireNonNullElse(snapshot.executor(), ""));
    }

    /** @param many whether it is told to all that joined a case, or to all of a campaign */
    private static Urgency urgency(NoticeKind kind, boolean many) {
        if (kind.isTalk() || kind.code().startsWith("alert-") || kind.code().startsWith("acknowledgement")) {
            return Urgency.NOW;
        }
        if (kind == NoticeKind.STATUS_QUESTION || kind == NoticeKind.ERASED) {
            return Urgency.NOW;
        }
        return many || kind == NoticeKind.DIGEST ? Urgency.MANY : Urgency.ORDINARY;
    }
}
