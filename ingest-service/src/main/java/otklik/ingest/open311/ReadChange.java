package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Envelope;

/** What a case event says to anybody. */
@Singleton
final class ReadChange {
    private final Openness openness;
    private final Services services;

    ReadChange(Openness openness, Services services) {
        this.openness = openness;
        this.services = services;
    }

    /** Empty where it changes nothing that may be shown. */
    Optional<Change> of(Envelope<CaseEvent> envelope) {
        CaseEvent event = envelope.event();
        String step = step(event);
        if (step == null) {
            return Optional.empty();
        }
        CaseSnapshot its = event.snapshot();
        String rejectedFor = rejectedFor(event);
        boolean described = openness.isDescribed(its);
        Sight sight = openness.sight(event, rejectedFor);
        boolean worded = described && !sight.isHidden();
        String answer = worded && openness.showsAnswers() ? answer(event) : null;
        return Optional.of(new Change(
                envelope,
                sight,
                worded,
                openness.source(its.origin()),
                step.isEmpty() ? null : step,
                worded && event instanceof CaseEvent.MessageAdded added ? PublicWords.of(added.text()) : answer,
                answer,
                rejectedFor,
                worded ? description(its) : null,
                worded && event instanceof CaseEvent.CaseOpened opened ? opened.place() : null));
    }

    /** News of a request; empty for a change that is none; null where nothing changes. */
    private @Nullable String step(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseOpened opened -> "";
            case CaseEvent.CaseAssigned assigned -> "assigned";
            case CaseEvent.CaseTransferred transferred -> "assigned";
            case CaseEvent.CaseSeparated separated -> "assigned";
            case CaseEvent.CaseAccepted accepted -> "accepted";
            case CaseEvent.CaseAnswered answered -> isOutcome(answered.snapshot()) ? "answered" : "";
            case CaseEvent.CaseApproved approved -> "answered";
            case CaseEvent.CaseRejected rejected -> "rejected";
            case CaseEvent.CaseReopened reopened -> "reopened";
            case CaseEvent.CaseClosed closed -> "closed";
            case CaseEvent.CaseJoined joined -> "joined";
            case CaseEvent.DeadlineExtended extended -> "extended";
            case CaseEvent.MessageAdded added -> openness.source(added.origin()) == null ? null : "message-added";
            // Who works on it now, until when and what it is called can change without being news.
            case CaseEvent.CaseReturned returned -> "";
            case CaseEvent.AnswerRefused refused -> "";
            case CaseEvent.CategoryCorrected corrected -> "";
            case CaseEvent.KindCorrected corrected -> "";
            case CaseEvent.CasePromoted promoted -> "";
            case CaseEvent.ClockPaused paused -> "";
            case CaseEvent.ClockResumed resumed -> "";
            case CaseEvent.StepUndone undone -> "";
            case CaseEvent.CaseErased erased -> "";
            // A case that was turned down stays as it was shown: the event does not say why it was.
            case CaseEvent.CaseRevised revised -> revised.snapshot().status().equals("rejected") ? null : "";
            // Of agencies, or of one citizen.
            case CaseEvent.CaseWithdrawn withdrawn -> null;
            case CaseEvent.CaseRated rated -> null;
            case CaseEvent.CaseCommented commented -> null;
            case CaseEvent.CaseSplit split -> null;
            case CaseEvent.DeadlineNear near -> null;
            case CaseEvent.CaseOverdue overdue -> null;
            case CaseEvent.CaseEscalated escalated -> null;
            case CaseEvent.CaseAcknowledged acknowledged -> null;
            case CaseEvent.CaseUnacknowledged unacknowledged -> null;
            case CaseEvent.MessageRepeated repeated -> null;
            case CaseEvent.VoicesCounted counted -> null;
        };
    }

    private static boolean isOutcome(CaseSnapshot answered) {
        return PublicRequest.isClosed(answered.status());
    }

    private static @Nullable String answer(CaseEvent event) {
        String written = switch (event) {
            case CaseEvent.CaseOpened opened -> opened.answer();
            case CaseEvent.CaseAnswered answered -> isOutcome(answered.snapshot()) ? answered.resolution() : null;
            case CaseEvent.CaseApproved approved -> approved.resolution();
            default -> null;
        };
        return written == null ? null : PublicWords.of(written);
    }

    private static @Nullable String rejectedFor(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseOpened opened -> opened.rejectedFor();
            case CaseEvent.CaseRejected rejected -> rejected.reason();
            default -> null;
        };
    }

    private @Nullable String description(CaseSnapshot its) {
        String words = openness.source(its.origin()) == null ? its.text() : services.withoutSubject(its.text());
        return words.isBlank() ? null : PublicWords.cut(words);
    }
}
