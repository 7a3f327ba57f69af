package otklik.routing.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;

/** Who hears of a case. */
public final class Telling {
    private Telling() {}

    /** The event for all cases' stream and for those of the case's agencies. */
    public static Outgoing<CaseEvent> of(Case after, CaseEvent fact, @Nullable String traceparent) {
        return Outgoing.to(Streams.CASES_EVENTS, after.caseId(), Ids.next(), after.caseId(), fact)
                .toTopics(after.topics())
                .traced(traceparent);
    }

    /** The last that agencies hear of a case that they do not hold any more. */
    public static List<Outgoing<CaseEvent>> withdrawn(Case before, Case after, @Nullable String traceparent) {
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
