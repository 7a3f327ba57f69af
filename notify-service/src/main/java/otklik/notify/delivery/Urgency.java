package otklik.notify.delivery;

import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseSnapshot;
import otklik.region.NoticeKind;

/** Who goes first where not all can go at once. */
public enum Urgency {
    /** Somebody waits for it. */
    NOW,
    ORDINARY,
    /** One of the many that one act makes. */
    MANY;

    /** @param snapshot of its case; absent where it is about none */
    static Urgency of(NoticeKind kind, @Nullable CaseSnapshot snapshot) {
        String code = kind.code();
        if (kind.isTalk() || code.startsWith("alert-") || code.startsWith("acknowledgement")) {
            return NOW;
        }
        if (kind == NoticeKind.STATUS_QUESTION || kind == NoticeKind.ERASED) {
            return NOW;
        }
        boolean many = kind == NoticeKind.DIGEST || snapshot != null && snapshot.lead() != null;
        return many ? MANY : ORDINARY;
    }

    /** As kept in {@code delivery.urgency}: the least goes first. */
    int rank() {
        return ordinal();
    }

    static Urgency ofRank(int rank) {
        return values()[rank];
    }
}
