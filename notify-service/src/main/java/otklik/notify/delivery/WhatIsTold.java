package otklik.notify.delivery;

import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Envelope;
import otklik.region.NoticeKind;

/** What an event of a case says to its citizen, or to the platform that it came by. */
final class WhatIsTold {
    private WhatIsTold() {}

    /** Absent where it is nobody's but ours. */
    static @Nullable NoticeKind kind(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseOpened opened -> acknowledgement(opened.snapshot());
            case CaseEvent.CaseAssigned assigned -> NoticeKind.STATUS_ASSIGNED;
            case CaseEvent.CaseTransferred transferred -> NoticeKind.STATUS_ASSIGNED;
            case CaseEvent.CaseAnswered answered ->
                isWaitingForApproval(answered.snapshot()) ? null : NoticeKind.STATUS_ANSWERED;
            case CaseEvent.CaseApproved approved -> NoticeKind.STATUS_ANSWERED;
            case CaseEvent.CaseRejected rejected ->
                isWithdrawn(rejected) ? NoticeKind.STATUS_WITHDRAWN : NoticeKind.STATUS_REJECTED;
            case CaseEvent.CaseReturned returned -> NoticeKind.STATUS_RETURNED;
            // Where nobody worked on it the pack has answered, or it was thanks: of that he has heard.
            case CaseEvent.CaseClosed closed -> closed.snapshot().executor() == null ? null : NoticeKind.STATUS_CLOSED;
            case CaseEvent.CaseReopened reopened -> NoticeKind.STATUS_REOPENED;
            case CaseEvent.CaseRated rated -> isWithoutCheck(rated) ? NoticeKind.RATING_WITHOUT_CHECK : null;
            // Of the parts of one message he hears once, by the case that it opened.
            case CaseEvent.MessageAdded added -> "part".equals(added.because()) ? null : NoticeKind.STATUS_ADDED;
            // Steps among colleagues.
            case CaseEvent.CaseAccepted accepted -> null;
            case CaseEvent.AnswerRefused refused -> null;
            case CaseEvent.CaseCommented commented -> null;
            // He had been told who works on it, and that is somebody else again.
            case CaseEvent.StepUndone undone ->
                undone.step().equals("assignment") && undone.snapshot().executor() != null
                        ? NoticeKind.STATUS_ASSIGNED
                        : null;
            // The parts that it was split into are told of by their own opening.
            case CaseEvent.CaseSplit split -> null;
            case CaseEvent.DeadlineExtended extended -> NoticeKind.STATUS_EXTENDED;
            case CaseEvent.ClockPaused paused -> paused.question() == null ? null : NoticeKind.STATUS_QUESTION;
            case CaseEvent.ClockResumed resumed -> null;
            // He was told when to expect an answer, and the regime of his message says otherwise now.
            case CaseEvent.CasePromoted promoted ->
                promoted.snapshot().deadline() == null ? null : NoticeKind.STATUS_EXTENDED;
            case CaseEvent.DeadlineNear near -> null;
            case CaseEvent.CaseOverdue overdue -> null;
            case CaseEvent.CaseEscalated escalated -> null;
            case CaseEvent.CaseAcknowledged acknowledged -> null;
            case CaseEvent.CaseUnacknowledged unacknowledged -> null;
            // Whoever works on it now says so himself.
            case CaseEvent.KindCorrected corrected -> null;
            // The citizen is told by PlanFarewell, where he asked for it.
            case CaseEvent.CaseErased gone -> null;
            // What his platform says the citizen reads there.
            case CaseEvent.CaseRevised revised ->
                CaseEvent.CaseRevised.BY_PLATFORM.equals(revised.change()) ? null : NoticeKind.STATUS_REVISED;
            case CaseEvent.CaseWithdrawn withdrawn -> null;
            // Who works on it now is said by the assignment that follows, if it changes.
            case CaseEvent.CategoryCorrected corrected -> null;
            case CaseEvent.MessageRepeated repeated -> null;
            case CaseEvent.CaseJoined joined -> NoticeKind.STATUS_JOINED;
            case CaseEvent.CaseSeparated separated ->
                separated.snapshot().executor() == null ? null : NoticeKind.STATUS_ASSIGNED;
            case CaseEvent.VoicesCounted counted -> null;
        };
    }

    /** The way back: of what was added to a case the way that it came itself. */
    static CaseSnapshot.Origin origin(CaseEvent event) {
        return event instanceof CaseEvent.MessageAdded added
                ? added.origin()
                : event.snapshot().origin();
    }

    /** The message that the way back leads to. */
    static String messageId(CaseEvent event) {
        return event instanceof CaseEvent.MessageAdded added
                ? added.messageId()
                : event.snapshot().messageId();
    }

    /** What else a citizen can do he is told in words; what follows from a rating otherwise is told by the event that follows. */
    private static boolean isWithoutCheck(CaseEvent.CaseRated rated) {
        return rated.consequence().equals("no-control-check");
    }

    private static boolean isWithdrawn(CaseEvent.CaseRejected rejected) {
        return rejected.reason().equals("withdrawn");
    }

    private static boolean isWaitingForApproval(CaseSnapshot answered) {
        return answered.status().equals("answered");
    }

    /** What the agency says to the citizen in so many words. */
    private static @Nullable String resolution(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseAnswered answered -> answered.resolution();
            case CaseEvent.CaseApproved approved -> approved.resolution();
            case CaseEvent.CaseOpened opened -> opened.answer();
            case CaseEvent.ClockPaused paused -> paused.question();
            default -> null;
        };
    }

    private static @Nullable String rejection(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseRejected rejected -> rejected.reason();
            case CaseEvent.CaseOpened opened -> opened.rejectedFor();
            default -> null;
        };
    }

    private static NoticeKind acknowledgement(CaseSnapshot opened) {
        return switch (opened.status()) {
            case "joined" -> NoticeKind.ACKNOWLEDGEMENT_JOINED;
            case "approved" -> NoticeKind.ACKNOWLEDGEMENT_ANSWERED;
            case "rejected" -> NoticeKind.ACKNOWLEDGEMENT_REJECTED;
            case "triage" -> NoticeKind.ACKNOWLEDGEMENT_TRIAGE;
            default -> opened.deadline() == null ? NoticeKind.ACKNOWLEDGEMENT_THANKS : NoticeKind.ACKNOWLEDGEMENT;
        };
    }

    static Facts facts(Envelope<CaseEvent> envelope) {
        CaseSnapshot snapshot = envelope.event().snapshot();
        CaseSnapshot.Origin origin = origin(envelope.event());
        return new Facts(
                snapshot.reference(),
                envelope.event() instanceof CaseEvent.CaseOpened opened ? opened.sealedPin() : null,
                origin.externalId(),
                snapshot.status(),
                snapshot.category(),
                snapshot.executor(),
                snapshot.deadline(),
                resolution(envelope.event()),
                rejection(envelope.event()),
                origin.language(),
                envelope.time(),
                origin.network());
    }
}
