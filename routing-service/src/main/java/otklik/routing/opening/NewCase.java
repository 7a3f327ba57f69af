package otklik.routing.opening;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Resolution;

/**
 * A case on its way into the database.
 *
 * @param reason why it waits in triage; absent where it is assigned
 * @param timerAt when its clock has to be looked at first
 */
record NewCase(
        Envelope<TaggedEvent> cause,
        Case opened,
        String pin,
        byte[] pinHash,
        @Nullable String reason,
        @Nullable Instant timerAt) {

    @Nullable
    Assignment assignment() {
        return opened.status().assignment().orElse(null);
    }

    @Nullable
    String executor() {
        Assignment held = assignment();
        return held == null ? null : held.executor();
    }

    @Nullable
    String curator() {
        Assignment held = assignment();
        return held == null ? null : held.curator();
    }

    @Nullable
    Long lead() {
        Lead lead = opened.lead();
        return lead == null ? null : lead.number();
    }

    /** What the rules answered at once. */
    @Nullable
    Resolution resolution() {
        return opened.status().resolution().orElse(null);
    }

    /** For the citizen; the words of thanks are in the notice. */
    @Nullable
    String answer() {
        return opened.status() instanceof CaseStatus.Approved approved
                ? approved.outcome().text()
                : null;
    }

    @Nullable
    String rejectedFor() {
        return opened.status() instanceof CaseStatus.Rejected rejected ? rejected.reason() : null;
    }

    @Override
    public String toString() {
        return "NewCase[" + opened + "]";
    }
}
