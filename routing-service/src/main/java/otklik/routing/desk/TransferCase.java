package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseTransferred;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.Telling;

/**
 * The agency that holds a case hands it to the one that is competent, without a coordinator: to its curator or to the administration of
 * the place, in the time that the regime leaves for it. Everything else it can give back.
 */
final class TransferCase {
    private final Runner command;
    private final Responsibility responsibility;

    TransferCase(Runner command, Responsibility responsibility) {
        this.command = command;
        this.responsibility = responsibility;
    }

    /** @param reason for the agency that gets it */
    CommandResult transfer(Request request, String agency, String reason) throws SQLException {
        return command.run(request, (current, now) -> decide(current, agency, reason, request, now));
    }

    private Decided decide(Case current, String agency, String reason, Request request, Instant now) {
        if (!request.caller().mayExecute(current)) {
            return Decided.notAllowed(Caller.EXECUTOR);
        }
        return switch (current.status()) {
            case CaseStatus.Held held
            when held.to().executor().equals(agency) -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Held held -> held(current, held, agency, reason, request, now);
            case CaseStatus.Triage ignored -> Decided.notNow(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private Decided held(
            Case current, CaseStatus.Held held, String agency, String reason, Request request, Instant now) {
        Set<String> competent = responsibility.competentBeside(current);
        Optional<Assignment> assignment = responsibility.reassign(current, agency);
        if (assignment.isEmpty() || !competent.contains(agency)) {
            return impossible(
                    competent.isEmpty()
                            ? "there is nobody whom this case can be handed to: give it back"
                            : "this case can be handed to " + String.join(" or ", competent)
                                    + " only: give it back where it is another's");
        }
        if (responsibility.redirectBy(current).filter(now::isAfter).isPresent()) {
            return impossible("the time for handing it on is over under the regime of the case: give it back");
        }
        Case after = current.handedOver(held.assign(assignment.get()), now);
        return Decided.next(new Change(
                after, "transferred", reason, told(current, after, held.to().executor(), reason, request)));
    }

    private static List<Outgoing<? extends CaseEvent>> told(
            Case before, Case after, String from, String reason, Request request) {
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        told.add(Change.told(after, new CaseTransferred(after.snapshot(), from, reason), request.traceparent()));
        told.addAll(Telling.withdrawn(before, after, request.traceparent()));
        return told;
    }

    private static Decided impossible(String why) {
        return Decided.refused(new CommandResult.Impossible("agency", why));
    }
}
