package otklik.notify.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.region.NoticeKind;

/**
 * What a fact calls staff for.
 *
 * @param first the office that is meant; the others stand in, in their order, for those that cannot be called
 * @param round how often it was called for this before: each time by its next channel
 */
record Call(NoticeKind kind, List<Office> first, int round) {

    static Optional<Call> of(CaseEvent event) {
        CaseSnapshot snapshot = event.snapshot();
        return switch (event) {
            case CaseEvent.CaseOpened _,
                    CaseEvent.CaseAssigned _,
                    CaseEvent.CaseTransferred _,
                    CaseEvent.CaseReturned _,
                    CaseEvent.CaseReopened _,
                    CaseEvent.CaseSeparated _,
                    CaseEvent.CasePromoted _ ->
                isWaiting(snapshot)
                        ? Optional.of(new Call(NoticeKind.ALERT_EMERGENCY, called("executor", snapshot), 0))
                        : Optional.empty();
            case CaseEvent.CaseUnacknowledged late ->
                Optional.of(new Call(NoticeKind.ALERT_EMERGENCY, called(late.to(), snapshot), late.round()));
            case CaseEvent.CaseEscalated escalated ->
                Optional.of(new Call(NoticeKind.ALERT_ESCALATED, superior(escalated.to(), snapshot), 0));
            case CaseEvent.DeadlineNear _, CaseEvent.CaseOverdue _ ->
                snapshot.executor() == null
                        ? Optional.of(new Call(NoticeKind.ALERT_TRIAGE, List.of(Office.onDuty(Office.CENTRE)), 0))
                        : Optional.empty();
            case CaseEvent.CaseAccepted _,
                    CaseEvent.CaseAcknowledged _,
                    CaseEvent.CaseAnswered _,
                    CaseEvent.CaseApproved _,
                    CaseEvent.AnswerRefused _,
                    CaseEvent.CaseRejected _,
                    CaseEvent.CaseClosed _,
                    CaseEvent.ClockPaused _,
                    CaseEvent.ClockResumed _,
                    CaseEvent.DeadlineExtended _,
                    CaseEvent.CaseRevised _,
                    CaseEvent.CaseWithdrawn _,
                    CaseEvent.CategoryCorrected _,
                    CaseEvent.KindCorrected _,
                    CaseEvent.MessageRepeated _,
                    CaseEvent.MessageAdded _,
                    CaseEvent.CaseJoined _,
                    CaseEvent.VoicesCounted _,
                    CaseEvent.CaseRated _,
                    CaseEvent.CaseErased _,
                    CaseEvent.CaseSplit _,
                    CaseEvent.CaseCommented _,
                    CaseEvent.StepUndone _ -> Optional.empty();
        };
    }

    /** Whether it cannot wait and nobody works on it. */
    static boolean isWaiting(CaseSnapshot snapshot) {
        return snapshot.emergency() != null
                && (snapshot.status().equals("triage") || snapshot.status().equals("assigned"));
    }

    private static List<Office> called(String to, CaseSnapshot snapshot) {
        List<Office> offices = new ArrayList<>();
        if (to.equals("executor")) {
            add(snapshot.executor(), offices);
        }
        if (!to.equals(Office.CENTRE)) {
            add(snapshot.curator(), offices);
        }
        offices.add(Office.onDuty(Office.CENTRE));
        return offices;
    }

    private static void add(@Nullable String agency, List<Office> offices) {
        if (agency != null) {
            offices.add(Office.onDuty(agency));
        }
    }

    private static List<Office> superior(String to, CaseSnapshot snapshot) {
        String agency = to.equals("curator") && snapshot.curator() != null ? snapshot.curator() : snapshot.executor();
        return to.equals("governor") || agency == null
                ? List.of(new Office(Office.CENTRE, "governor"), Office.onDuty(Office.CENTRE))
                : List.of(Office.headOf(agency), Office.onDuty(agency));
    }
}
