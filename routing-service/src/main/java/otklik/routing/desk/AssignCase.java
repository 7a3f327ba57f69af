package otklik.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;

/** A coordinator makes an agency responsible. To assign to the agency that holds the case already changes nothing. */
final class AssignCase {
    private final CaseCommand command;
    private final Responsibility responsibility;
    private final MeterRegistry registry;

    AssignCase(CaseCommand command, Responsibility responsibility, MeterRegistry registry) {
        this.command = command;
        this.responsibility = responsibility;
        this.registry = registry;
    }

    CommandResult assign(Reference reference, String agency, Caller caller, @Nullable String traceparent)
            throws SQLException {
        CommandResult result = command.run(
                reference,
                caller,
                (current, now) -> decide(current, agency, caller),
                (before, after) -> Handover.events(before, after, traceparent));
        if (result instanceof CommandResult.Done) {
            Counter.builder("otklik.cases.assigned")
                    .description("Cases given to an agency by a person")
                    .register(registry)
                    .increment();
        }
        return result;
    }

    private CaseCommand.Step decide(Case current, String agency, Caller caller) {
        if (!caller.mayAssign(current)) {
            return refused(new CommandResult.NotAllowed("coordinator or admin"));
        }
        Optional<Assignment> assignment = responsibility.reassign(current, agency);
        if (assignment.isEmpty()) {
            return refused(new CommandResult.UnknownAgency());
        }
        return switch (current.status()) {
            case CaseStatus.Triage triage -> next(current, triage.assign(assignment.get()));
            case CaseStatus.Assigned assigned
            when assigned.to().executor().equals(agency) -> refused(new CommandResult.Done(current));
            case CaseStatus.Assigned assigned -> next(current, assigned.reassign(assignment.get()));
            case CaseStatus.Answered answered -> refused(new CommandResult.NotNow(answered.code(), answered.allowed()));
        };
    }

    private static CaseCommand.Step next(Case current, CaseStatus.Assigned assigned) {
        return CaseCommand.Step.Next.of(
                current.became(assigned), "assigned", assigned.to().executor());
    }

    private static CaseCommand.Step refused(CommandResult result) {
        return new CaseCommand.Step.Nothing(result);
    }
}
