package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Responsibility;

/** A coordinator makes an agency responsible. To assign to the agency that holds the case already changes nothing. */
final class AssignCase {
    private final Runner command;
    private final Responsibility responsibility;

    AssignCase(Runner command, Responsibility responsibility) {
        this.command = command;
        this.responsibility = responsibility;
    }

    CommandResult assign(Request request, String agency) throws SQLException {
        return command.run(request, (current, now) -> decide(current, agency, request, now));
    }

    private Decided decide(Case current, String agency, Request request, Instant now) {
        if (!request.caller().mayCoordinate(current)) {
            return Decided.notAllowed("coordinator or admin");
        }
        Optional<Assignment> assignment = responsibility.reassign(current, agency);
        if (assignment.isEmpty()) {
            return Decided.refused(new CommandResult.UnknownAgency("agency"));
        }
        return switch (current.status()) {
            case CaseStatus.Held held
            when held.to().executor().equals(agency) -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Open open -> {
                Case after = current.handedOver(open.assign(assignment.get()), now);
                yield Decided.next(Handover.change(current, after, request.traceparent()));
            }
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }
}
