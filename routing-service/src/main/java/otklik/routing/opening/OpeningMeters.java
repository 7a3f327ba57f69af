package otklik.routing.opening;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.AnswerRefused;
import otklik.contracts.CaseEvent.CaseAccepted;
import otklik.contracts.CaseEvent.CaseAcknowledged;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.contracts.CaseEvent.CaseApproved;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseCommented;
import otklik.contracts.CaseEvent.CaseErased;
import otklik.contracts.CaseEvent.CaseEscalated;
import otklik.contracts.CaseEvent.CaseJoined;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseOverdue;
import otklik.contracts.CaseEvent.CasePromoted;
import otklik.contracts.CaseEvent.CaseRated;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.contracts.CaseEvent.CaseReturned;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.CaseSeparated;
import otklik.contracts.CaseEvent.CaseSplit;
import otklik.contracts.CaseEvent.CaseTransferred;
import otklik.contracts.CaseEvent.CaseUnacknowledged;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.CaseEvent.CategoryCorrected;
import otklik.contracts.CaseEvent.ClockPaused;
import otklik.contracts.CaseEvent.ClockResumed;
import otklik.contracts.CaseEvent.DeadlineExtended;
import otklik.contracts.CaseEvent.DeadlineNear;
import otklik.contracts.CaseEvent.KindCorrected;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.CaseEvent.StepUndone;
import otklik.contracts.CaseEvent.VoicesCounted;
import otklik.eventing.Outgoing;

/** Counts what messages became; names are a public interface, see {@code docs/reference/metrics.md}. */
final class OpeningMeters {
    private final Counter assigned;
    private final Counter triage;
    private final Counter thanks;
    private final Counter answered;
    private final Counter rejected;
    private final Counter joined;
    private final Counter added;
    private final Counter repeated;
    private final Counter revised;

    OpeningMeters(MeterRegistry registry) {
        assigned = opened(registry, "assigned");
        triage = opened(registry, "triage");
        thanks = opened(registry, "thanks");
        answered = opened(registry, "answered");
        rejected = opened(registry, "rejected");
        joined = opened(registry, "joined");
        added = Counter.builder("otklik.messages.added")
                .description("Messages of a citizen that were added to his open case of the same matter")
                .register(registry);
        repeated = Counter.builder("otklik.messages.repeated")
                .description("Messages that came again and changed nothing")
                .register(registry);
        revised = Counter.builder("otklik.cases.revised")
                .description("Messages that came again with other words")
                .register(registry);
    }

    private static Counter opened(MeterRegistry registry, String route) {
        return Counter.builder("otklik.cases.opened")
                .description("Cases opened, by where they went")
                .tag("route", route)
                .register(registry);
    }

    void count(Collection<Outgoing<? extends CaseEvent>> events) {
        for (Outgoing<? extends CaseEvent> outgoing : events) {
            CaseEvent event = outgoing.event();
            switch (event) {
                case CaseOpened opened -> of(opened.snapshot().status()).increment();
                case MessageRepeated ignored -> repeated.increment();
                case CaseRevised ignored -> revised.increment();
                case MessageAdded ignored -> added.increment();
                // Counted as it opened.
                case CaseJoined ignored -> {}
                case CaseSeparated ignored -> {}
                case VoicesCounted ignored -> {}
                case CaseAssigned ignored -> {}
                case CaseWithdrawn ignored -> {}
                case CategoryCorrected ignored -> {}
                case CaseAccepted ignored -> {}
                case CaseReturned ignored -> {}
                case CaseAnswered ignored -> {}
                case CaseApproved ignored -> {}
                case AnswerRefused ignored -> {}
                case CaseRejected ignored -> {}
                case CaseReopened ignored -> {}
                case CaseClosed ignored -> {}
                case CaseRated ignored -> {}
                case CaseTransferred ignored -> {}
                case CaseSplit ignored -> {}
                case CaseCommented ignored -> {}
                case StepUndone ignored -> {}
                case ClockPaused ignored -> {}
                case ClockResumed ignored -> {}
                case DeadlineExtended ignored -> {}
                case CasePromoted ignored -> {}
                case DeadlineNear ignored -> {}
                case CaseOverdue ignored -> {}
                case CaseEscalated ignored -> {}
                case CaseAcknowledged ignored -> {}
                case CaseUnacknowledged ignored -> {}
                case KindCorrected ignored -> {}
                case CaseErased ignored -> {}
            }
        }
    }

    private Counter of(String status) {
        return switch (status) {
            case "triage" -> triage;
            case "closed" -> thanks;
            case "approved" -> answered;
            case "rejected" -> rejected;
            case "joined" -> joined;
            default -> assigned;
        };
    }
}
