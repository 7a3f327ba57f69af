package otklik.routing.casework;

import otklik.contracts.CaseSnapshot;

/** The case that others have joined. A lead has none itself. */
public record Lead(long number, String caseId, String reference) {

    /** What members of this case belong to: it, or the case that it has joined itself. */
    public static Lead of(Case known) {
        Lead itsOwn = known.lead();
        return itsOwn == null ? new Lead(known.number(), known.caseId(), known.reference()) : itsOwn;
    }

    public CaseSnapshot.Lead told() {
        return new CaseSnapshot.Lead(caseId, reference);
    }
}
