package otklik.routing.opening;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Reference;

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

    NewCase called(Reference other) {
        return new NewCase(cause, opened.called(other), pin, pinHash, reason, timerAt);
    }

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

    @Nullable
    String deadline() {
        Assignment held = assignment();
        return held == null || held.deadline() == null
                ? null
                : Objects.requireNonNull(held.deadline()).toString();
    }

    @Nullable
    String timer() {
        return timerAt == null ? null : timerAt.toString();
    }

    @Override
    public String toString() {
        return "NewCase[" + opened + "]";
    }
}
