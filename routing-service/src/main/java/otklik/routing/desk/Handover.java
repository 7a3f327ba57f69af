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
import otklik.routing.casework.Case;

/** What is told when a case gets another holder or another clock. */
final class Handover {
    private Handover() {}

    /** All who hold the case now hear that it is assigned; who held it and does not any more hears that last of it. */
    static List<Outgoing<? extends CaseEvent>> events(Case before, Case after, @Nullable String traceparent) {
        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>();
        events.add(Outgoing.to(
                        Streams.CASES_EVENTS,
                        after.caseId(),
                        Ids.next(),
                        after.caseId(),
                        new CaseAssigned(after.snapshot()))
                .toTopics(after.topics())
                .traced(traceparent));
        Set<String> left = new LinkedHashSet<>(before.agencies());
        left.removeAll(after.agencies());
        for (String agency : left) {
            events.add(Outgoing.to(
                            Streams.AGENCY_CASES.of(agency),
                            after.caseId(),
                            Ids.next(),
                            after.caseId(),
                            new CaseWithdrawn(after.snapshot(), agency))
                    .traced(traceparent));
        }
        return events;
    }
}
