package otklik.classify.learning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import otklik.contracts.CaseSnapshot;
import otklik.contracts.DerivedId;
import otklik.contracts.Streams;
import otklik.contracts.TrainingEvent.ExampleLearned;
import otklik.eventing.Envelope;
import otklik.eventing.Outgoing;
import otklik.eventing.Rejected;

/**
 * Turns what staff did with cases into examples: a corrected category is one at once; a guess that stood until the case was
 * answered is one too, or a threshold would be fitted on wrong guesses alone. A case has one example, its latest. Stateless.
 */
public final class LearnExamples {
    /** The only events that teach, or take back what was taught. */
    public static final Set<String> TYPES =
            Set.of("otklik.case.category-corrected.v1", "otklik.case.answered.v1", "otklik.case.erased.v1");

    static final String CORRECTED = "corrected";
    static final String CONFIRMED = "confirmed";

    private final Counter corrected;
    private final Counter confirmed;

    /** A transformer of {@code cases.events}. */
    public LearnExamples(MeterRegistry registry) {
        corrected = counter(registry, CORRECTED);
        confirmed = counter(registry, CONFIRMED);
    }

    /** The examples that a batch gives, fewer than events; of an erased case that it has none any more. */
    public List<Outgoing<ExampleLearned>> transform(List<Envelope<CaseEvent>> batch) {
        List<Outgoing<ExampleLearned>> examples = new ArrayList<>();
        for (Envelope<CaseEvent> envelope : batch) {
            switch (envelope.event()) {
                case CategoryCorrected event -> learn(envelope, checked(event.snapshot()), CORRECTED, examples);
                case CaseAnswered event -> {
                    CaseSnapshot snapshot = checked(event.snapshot());
                    if (guess(snapshot).equals(snapshot.category())) {
                        learn(envelope, snapshot, CONFIRMED, examples);
                    }
                }
                case CaseErased event ->
                    examples.add(Outgoing.gone(
                            Streams.TRAINING_EXAMPLES,
                            List.of(Streams.TRAINING_EXAMPLES.name()),
                            checked(event.snapshot()).caseId()));
                // An answer teaches when it is written: whether it is approved or stands says nothing of the category.
                case CaseAccepted ignored -> {}
                case CaseReturned ignored -> {}
                case CaseApproved ignored -> {}
                case AnswerRefused ignored -> {}
                case CaseRejected ignored -> {}
                case CaseReopened ignored -> {}
                case CaseClosed ignored -> {}
                case CaseRated ignored -> {}
                case MessageAdded ignored -> {}
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
                case CaseOpened ignored -> {}
                case CaseAssigned ignored -> {}
                case CaseWithdrawn ignored -> {}
                case CaseRevised ignored -> {}
                case MessageRepeated ignored -> {}
                case CaseJoined ignored -> {}
                case CaseSeparated ignored -> {}
                case VoicesCounted ignored -> {}
            }
        }
        return examples;
    }

    private void learn(
            Envelope<CaseEvent> envelope,
            CaseSnapshot snapshot,
            String source,
            List<Outgoing<ExampleLearned>> examples) {
        if (snapshot.text() == null || snapshot.text().isBlank()) {
            return;
        }
        ExampleLearned example = new ExampleLearned(
                snapshot.caseId(),
                snapshot.messageId(),
                snapshot.text(),
                snapshot.category(),
                snapshot.leaf(),
                guess(snapshot),
                snapshot.confidence(),
                snapshot.model(),
                source,
                envelope.time());
        examples.add(Outgoing.to(
                        Streams.TRAINING_EXAMPLES,
                        snapshot.caseId(),
                        DerivedId.of("training-example", envelope.id()),
                        snapshot.caseId(),
                        example)
                .causedBy(envelope));
        (source.equals(CORRECTED) ? corrected : confirmed).increment();
    }

    /** Absent in events from before categories could be corrected: then it is the category. */
    private static String guess(CaseSnapshot snapshot) {
        return snapshot.guess() == null ? snapshot.category() : snapshot.guess();
    }

    /** JSON may lack what the record promises. */
    private static CaseSnapshot checked(CaseSnapshot snapshot) {
        if (snapshot == null) {
            throw new Rejected("the event has no snapshot");
        }
        if (snapshot.caseId() == null || snapshot.category() == null) {
            throw new Rejected("the snapshot has no caseId or no category");
        }
        return snapshot;
    }

    private static Counter counter(MeterRegistry registry, String source) {
        return Counter.builder("otklik.classify.examples")
                .description(
                        "Examples for training, by what they came from; those of a batch that is handled again count"
                                + " again")
                .tag("source", source)
                .register(registry);
    }
}
