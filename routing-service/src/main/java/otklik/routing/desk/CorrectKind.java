package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.KindCorrected;
import otklik.eventing.Outgoing;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.Telling;

/**
 * A coordinator says what a message really wants. Thanks that turn out to be something else become work, with a clock that starts now;
 * work that turns out to be thanks goes to the register. Who holds other work goes on holding it. To set what is set changes nothing.
 */
final class CorrectKind {
    private static final String THANKS = "gratitude";

    private final CaseCommand command;
    private final Responsibility responsibility;

    CorrectKind(CaseCommand command, Responsibility responsibility) {
        this.command = command;
        this.responsibility = responsibility;
    }

    CommandResult correct(Request request, String kind) throws SQLException {
        return command.run(request, (current, now) -> decide(current, kind, request, now));
    }

    private Decided decide(Case current, String kind, Request request, Instant now) {
        if (!request.caller().mayCoordinate(current)) {
            return Decided.notAllowed("coordinator or admin");
        }
        if (!RegionPack.kinds().contains(kind)) {
            return Decided.refused(new CommandResult.UnknownCode("kind", RegionPack.kinds()));
        }
        if (!current.isThanks() && !(current.status() instanceof CaseStatus.Open)) {
            return Decided.notNow(current);
        }
        if (kind.equals(current.understood().kind())) {
            return Decided.refused(new CommandResult.Done(current));
        }
        boolean asked = current.isThanks() || kind.equals(THANKS) || current.status() instanceof CaseStatus.Triage;
        return asked ? ruled(current, kind, request, now) : relabelled(current, kind, request);
    }

    private static Decided relabelled(Case current, String kind, Request request) {
        Case after = current.wanting(kind, current.status(), current.regime(), current.clock());
        return Decided.next(new Change(after, "kind-corrected", kind, told(current, after, request)));
    }

    private Decided ruled(Case current, String kind, Request request, Instant now) {
        CaseClock clock = current.isThanks() ? CaseClock.from(now) : current.clock();
        Responsibility.Decided decided = responsibility.decideAs(current, kind, clock);
        // What others wait for with it is work, whatever its own words want.
        if (decided.status() instanceof CaseStatus.Closed thanks && current.voices() == 1) {
            Case after = current.wanting(kind, thanks, decided.regime(), current.clock());
            return Decided.next(new Change(after, "kind-corrected", kind, told(current, after, request)));
        }
        if (!current.isThanks() && !(decided.status() instanceof CaseStatus.Assigned)) {
            return relabelled(current, kind, request);
        }
        CaseStatus waits = decided.status() instanceof CaseStatus.Triage triage ? triage : new CaseStatus.Triage(null);
        Case step = current.wanting(kind, waits, decided.regime(), clock);
        List<Change> changes = new ArrayList<>();
        if (decided.status() instanceof CaseStatus.Assigned assigned) {
            changes.add(Change.of(
                    step,
                    "kind-corrected",
                    kind,
                    new KindCorrected(step.snapshot(), current.understood().kind()),
                    request.traceparent()));
            Case routed = step.routed(assigned, decided.ruling(), now);
            changes.add(Handover.change(current, routed, request.traceparent()));
        } else {
            changes.add(new Change(step, "kind-corrected", kind, told(current, step, request)));
        }
        return new Decided.Next(changes);
    }

    private static List<Outgoing<? extends CaseEvent>> told(Case before, Case after, Request request) {
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        KindCorrected fact =
                new KindCorrected(after.snapshot(), before.understood().kind());
        told.add(Telling.of(after, fact, request.traceparent()));
        told.addAll(Telling.withdrawn(before, after, request.traceparent()));
        return told;
    }
}
