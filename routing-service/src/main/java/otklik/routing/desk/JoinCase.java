package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseJoined;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Telling;
import otklik.routing.duplicate.Members;
import otklik.routing.duplicate.Proposals;

/**
 * A person says that a case is about the same problem as another: the work on that one answers both. Who has joined the case goes with
 * it; to join a case that has joined another is to join that other. To join what is joined already changes nothing.
 */
final class JoinCase {
    private static final String APPEAL = "appeal";
    static final String WHOSE = "coordinator or admin, or " + Caller.EXECUTOR + "s";

    private final CaseCommand command;
    private final CaseStore cases;
    private final Members members;
    private final Proposals proposals = new Proposals();

    JoinCase(CaseCommand command, CaseStore cases) {
        this.command = command;
        this.cases = cases;
        this.members = new Members(cases);
    }

    CommandResult join(Request request, Reference lead) throws SQLException {
        return command.run(
                request,
                (transaction, current) -> leading(transaction, request.caller(), lead),
                (current, other, now) -> decide(current, other, request),
                (transaction, before, after, other, now) -> join(transaction, before, after, other, request, now));
    }

    private Optional<Long> leading(Connection transaction, Caller caller, Reference lead) throws SQLException {
        return cases.find(transaction, lead)
                .filter(caller::sees)
                .map(known -> Lead.of(known).number());
    }

    private static Decided decide(Case current, Case other, Request request) {
        Caller caller = request.caller();
        if (!caller.mayJoin(current)) {
            return Decided.notAllowed(WHOSE);
        }
        return switch (current.status()) {
            case CaseStatus.Joined joined
            when joined.lead().number() == other.number() -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Open open -> joined(current, open, other, request);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private static Decided joined(Case current, CaseStatus.Open open, Case other, Request request) {
        if (other.number() == current.number()) {
            return impossible("the number of another case that you see, and that has not joined this one");
        }
        if (!request.caller().mayJoin(other)) {
            return Decided.notAllowed(WHOSE);
        }
        if (current.regime().equals(APPEAL)) {
            return impossible("a statutory appeal is answered by itself: it can join no other case");
        }
        if (!other.takesMembers()) {
            return impossible("that case is " + other.status().code() + ": only one that is open can be joined");
        }
        return Decided.next(joined(current, open, other, request.traceparent()));
    }

    static Change joined(Case current, CaseStatus.Open open, Case other, @Nullable String traceparent) {
        Lead lead = Lead.of(other);
        Case after = current.joined(open.join(lead, other.status()));
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        told.add(Telling.of(after, new CaseJoined(after.snapshot(), lead.told()), traceparent));
        told.addAll(Telling.withdrawn(current, after, traceparent));
        return new Change(after, "joined", lead.reference(), told);
    }

    /** What else happens to the two. */
    List<Outgoing<? extends CaseEvent>> join(
            Connection transaction, Case before, Case after, Case other, Request request, Instant now)
            throws SQLException {
        List<Outgoing<? extends CaseEvent>> told =
                new ArrayList<>(members.move(transaction, before, other, CaseCommand.by(request), now));
        told.addAll(members.count(transaction, other, before.voices(), CaseCommand.by(request), now));
        proposals.settle(transaction, after.number());
        return told;
    }

    private static Decided impossible(String why) {
        return Decided.refused(new CommandResult.Impossible("lead", why));
    }
}
