package otklik.routing.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import otklik.routing.casework.Case;

/** Cases under their locks, and what commands decide about them; nothing is stored here. */
final class LockedCases implements Runner {
    private final Map<String, Case> cases = new HashMap<>();
    private final Instant now;
    private final List<Made> made = new ArrayList<>();

    LockedCases(List<Case> locked, Instant now) {
        locked.forEach(one -> cases.put(one.reference(), one));
        this.now = now;
    }

    /** One command's work on one case. */
    record Made(Case before, List<Change> changes, Request by) {
        Case after() {
            return changes.getLast().after();
        }
    }

    @Override
    public CommandResult run(Request request, CaseCommand.Decision decision) {
        Case current = cases.get(request.reference().toString());
        if (current == null || !request.caller().sees(current)) {
            return new CommandResult.NoSuchCase();
        }
        return switch (decision.on(current, now)) {
            case Decided.Nothing nothing -> nothing.result();
            case Decided.Next next when isStale(request, current) -> new CommandResult.Changed(current.version());
            case Decided.Next next -> {
                Made done = new Made(current, next.changes(), request);
                made.add(done);
                cases.put(request.reference().toString(), done.after());
                yield new CommandResult.Done(done.after());
            }
        };
    }

    /** What was decided elsewhere about one of them, by somebody who needs no token for it. */
    void take(Case current, List<Change> changes, Request by) {
        Made done = new Made(current, changes, by);
        made.add(done);
        cases.put(current.reference(), done.after());
    }

    /** The instant of everything that is decided here. */
    Instant now() {
        return now;
    }

    List<Made> made() {
        return made;
    }

    private static boolean isStale(Request request, Case current) {
        Integer seen = request.version();
        return seen != null && seen != current.version();
    }
}
