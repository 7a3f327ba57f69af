package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseSeparated;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.Telling;
import otklik.routing.duplicate.Members;

/** Undoes a join: the case goes where the rules say, with the deadline that runs since it was opened. */
final class SeparateCase {
    private final CaseCommand command;
    private final Responsibility responsibility;
    private final Members members;

    SeparateCase(CaseCommand command, CaseStore cases, Responsibility responsibility) {
        this.command = command;
        this.responsibility = responsibility;
        this.members = new Members(cases);
    }

    CommandResult separate(Request request) throws SQLException {
        return command.run(
                request,
                (transaction, current) -> Optional.ofNullable(current.lead()).map(Lead::number),
                (current, lead, now) -> decide(current, lead, request, now),
                (transaction, before, after, lead, now) ->
                        members.count(transaction, lead, -1, CaseCommand.by(request), now));
    }

    private Decided decide(Case current, Case lead, Request request, Instant now) {
        if (!request.caller().mayJoin(current)) {
            return Decided.notAllowed(JoinCase.WHOSE);
        }
        return switch (current.status()) {
            case CaseStatus.Joined joined
            when joined.lead().number() == lead.number() -> separated(current, joined, request, now);
            case CaseStatus.Joined ignored -> Decided.refused(new CommandResult.Changed(current.version()));
            case CaseStatus.Open ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private Decided separated(Case current, CaseStatus.Joined joined, Request request, Instant now) {
        Responsibility.Work work = responsibility.work(
                current, current.category(), CaseClock.from(current.openedAt()).handedAt(now));
        Case after = current.separated(joined.separate(work.status()), work.ruling(), work.clock());
        Lead lead = joined.lead();
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        told.add(Telling.of(after, new CaseSeparated(after.snapshot(), lead.told()), request.traceparent()));
        told.addAll(Telling.withdrawn(current, after, request.traceparent()));
        return Decided.next(new Change(after, "separated", lead.reference(), told));
    }
}
