package otklik.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Reference;

/** The executor tells the citizen the outcome. To give the same answer twice changes nothing. */
final class AnswerCase {
    private final CaseCommand command;
    private final MeterRegistry registry;

    AnswerCase(CaseCommand command, MeterRegistry registry) {
        this.command = command;
        this.registry = registry;
    }

    CommandResult answer(Reference reference, String text, Caller caller, @Nullable String traceparent)
            throws SQLException {
        CommandResult result = command.run(
                reference,
                caller,
                (current, now) -> decide(current, text, caller, now),
                (before, after) -> List.of(Outgoing.to(
                                Streams.CASES_EVENTS,
                                after.caseId(),
                                Ids.next(),
                                after.caseId(),
                                new CaseAnswered(after.snapshot(), text))
                        .toTopics(after.topics())
                        .traced(traceparent)));
        if (result instanceof CommandResult.Done) {
            Counter.builder("otklik.cases.answered")
                    .description("Cases answered by their agency")
                    .register(registry)
                    .increment();
        }
        return result;
    }

    private static CaseCommand.Step decide(Case current, String text, Caller caller, Instant now) {
        if (!caller.mayAnswer(current)) {
            return new CaseCommand.Step.Nothing(
                    new CommandResult.NotAllowed("executor of the agency that holds the case, or admin"));
        }
        return switch (current.status()) {
            case CaseStatus.Assigned assigned ->
                CaseCommand.Step.Next.of(current.became(assigned.answer(text, now)), "answered", "");
            case CaseStatus.Answered answered
            when answered.resolution().equals(text) -> new CaseCommand.Step.Nothing(new CommandResult.Done(current));
            case CaseStatus.Answered answered -> notNow(answered);
            case CaseStatus.Triage triage -> notNow(triage);
        };
    }

    private static CaseCommand.Step notNow(CaseStatus status) {
        return new CaseCommand.Step.Nothing(new CommandResult.NotNow(status.code(), status.allowed()));
    }
}
