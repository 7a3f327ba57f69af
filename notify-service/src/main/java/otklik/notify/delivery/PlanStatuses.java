package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.StatusEvent.StatusChanged;
import otklik.eventing.Envelope;
import otklik.notify.erasure.ErasedRows;
import otklik.notify.status.Statuses;
import otklik.notify.status.Statuses.ToTell;
import otklik.region.Connector;
import otklik.region.NoticeKind;

/**
 * Makes of each event that a platform is told of a status for its topic and its file, under the id that the webhook's notice has. None is
 * left out for a later one; of an erased case none is made.
 */
@Singleton
final class PlanStatuses {
    private final Statuses statuses;
    private final ErasedRows erased;
    private final Clock clock;

    PlanStatuses(Statuses statuses, ErasedRows erased, Clock clock) {
        this.statuses = statuses;
        this.erased = erased;
        this.clock = clock;
    }

    void plan(Connection transaction, List<Envelope<CaseEvent>> batch) throws SQLException {
        List<ToTell> all = new ArrayList<>();
        Set<String> cases = new HashSet<>();
        for (Envelope<CaseEvent> envelope : batch) {
            status(envelope).ifPresent(told -> {
                all.add(told);
                cases.add(told.status().caseId());
            });
        }
        if (all.isEmpty()) {
            return;
        }
        Set<String> untold = erased.among(transaction, cases);
        statuses.tell(
                transaction,
                all.stream()
                        .filter(told -> !untold.contains(told.status().caseId()))
                        .toList(),
                clock.instant());
    }

    private Optional<ToTell> status(Envelope<CaseEvent> envelope) {
        CaseSnapshot.Origin origin = WhatIsTold.origin(envelope.event());
        NoticeKind kind = WhatIsTold.kind(envelope.event());
        if (kind == null || !origin.channel().equals("connector")) {
            return Optional.empty();
        }
        return statuses.wanting(origin.source())
                .map(connector -> new ToTell(
                        connector.code(), status(envelope, kind, connector), envelope.id(), envelope.traceparent()));
    }

    private static StatusChanged status(Envelope<CaseEvent> envelope, NoticeKind kind, Connector connector) {
        CaseEvent event = envelope.event();
        CaseSnapshot snapshot = event.snapshot();
        Facts facts = WhatIsTold.facts(envelope);
        return new StatusChanged(
                NoticeId.of(envelope.id(), new Recipient.Webhook(connector.code()))
                        .toString(),
                kind.code(),
                WhatIsTold.messageId(event),
                facts.externalId(),
                facts.network() == null ? connector.network().orElse(null) : facts.network(),
                snapshot.caseId(),
                snapshot.caseVersion(),
                facts.reference(),
                facts.status(),
                facts.category(),
                facts.agency(),
                facts.deadline(),
                connector.feedback().inPublic() ? null : facts.resolution(),
                facts.reason(),
                facts.happenedAt());
    }
}
