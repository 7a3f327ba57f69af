package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Envelope;

/** Calls to staff, as deliveries like all others: leased, tried again, and visible when they are dead. */
@Singleton
final class PlanCalls {
    private static final Logger LOG = Logger.getLogger(PlanCalls.class);
    private static final int LONGEST_WORDS = 1_000;

    private final DutyRoster roster;
    private final DeliveryMeters meters;

    PlanCalls(DutyRoster roster, DeliveryMeters meters) {
        this.roster = roster;
        this.meters = meters;
    }

    /** A call that nobody can get is in the log and in the metrics. */
    List<Delivery> plan(Connection transaction, List<Envelope<CaseEvent>> batch, Instant now) throws SQLException {
        List<Delivery> planned = new ArrayList<>();
        DutyRoster.Reachable reachable = null;
        for (Envelope<CaseEvent> envelope : batch) {
            Optional<Call> call = Call.of(envelope.event());
            if (call.isEmpty()) {
                continue;
            }
            if (reachable == null) {
                reachable = roster.reachable(transaction);
            }
            Optional<Recipient> to = roster.of(call.get(), reachable);
            if (to.isPresent()) {
                planned.add(delivery(envelope, call.get(), to.get(), now));
            } else {
                String office = call.get().first().getFirst().toString();
                meters.untold("duty", "no_contact");
                LOG.debugf(
                        "case=%s call=%s untold=%s",
                        envelope.event().snapshot().caseId(), call.get().kind().code(), office);
            }
        }
        return planned;
    }

    private static Delivery delivery(Envelope<CaseEvent> envelope, Call call, Recipient to, Instant now) {
        CaseSnapshot snapshot = envelope.event().snapshot();
        String text = snapshot.text();
        String words = text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS) + "…";
        Facts facts = new Facts(
                snapshot.reference(),
                null,
                "",
                snapshot.status(),
                snapshot.category(),
                snapshot.executor(),
                snapshot.deadline(),
                null,
                null,
                null,
                envelope.time(),
                new Facts.Alert(words, snapshot.municipality()));
        return Delivery.planned(
                Cause.of(envelope), to, About.of(snapshot), call.kind(), facts, Turn.of(call.kind(), snapshot), now);
    }
}
