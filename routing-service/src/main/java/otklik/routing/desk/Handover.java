package otklik.routing.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;

/** What is told when a case gets another holder or another clock. */
final class Handover {
    private Handover() {}

    /** All who hold the case now hear that it is assigned; who held it and does not any more hears that last of it. */
    static Change change(Case before, Case after, @Nullable String traceparent) {
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        told.add(Change.told(after, new CaseAssigned(after.snapshot()), traceparent));
        told.addAll(withdrawn(before, after, traceparent));
        String executor = after.status().assignment().map(Assignment::executor).orElse("");
        return new Change(after, "assigned", executor, told);
    }

    /** The last that agencies hear of a case that they do not hold any more. */
    static List<Outgoing<CaseEvent>> withdrawn(Case before, Case after, @Nullable String traceparent) {
        Set<String> left = new LinkedHashSet<>(before.agencies());
        left.removeAll(after.agencies());
        List<Outgoing<CaseEvent>> told = new ArrayList<>();
        for (String agency : left) {
            told.add(Outgoing.<CaseEvent>to(
                            Streams.AGENCY_CASES.of(agency),
                            after.caseId(),
                            Ids.next(),
                            after.caseId(),
                            new CaseWithdrawn(after.snapshot(), agency))
                    .traced(traceparent));
        }
        return told;
    }
}
