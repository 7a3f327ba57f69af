package otklik.routing.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.Telling;

/** What is told when a case gets another holder or another clock. */
final class Handover {
    private Handover() {}

    /** All who hold the case now hear that it is assigned; who held it and does not any more hears that last of it. */
    static Change change(Case before, Case after, @Nullable String traceparent) {
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        told.add(Change.told(after, new CaseAssigned(after.snapshot()), traceparent));
        told.addAll(Telling.withdrawn(before, after, traceparent));
        String executor = after.status().assignment().map(Assignment::executor).orElse("");
        return new Change(after, "assigned", executor, told);
    }
}
