package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import otklik.contracts.CaseSnapshot.Origin;
import otklik.contracts.CitizenEvent;
import otklik.contracts.CitizenEvent.CitizenErased;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.notify.erasure.ErasedRows;
import otklik.notify.failover.SecondWay;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;

/**
 * Reads {@code citizens.events}: who is erased is told so, once, where he asked, and in the mailbox in which he was told what became of it.
 * His cases are told of no more, and his addresses go when the farewell is over.
 */
@Singleton
public final class PlanFarewell implements DatabaseConsumer.Handler<CitizenEvent> {
    private final Recipients recipients;
    private final DeliveryRows rows;
    private final ErasedRows erased;
    private final SecondWay secondWay;
    private final Holder holder;
    private final RegionPack pack;
    private final Clock clock;

    PlanFarewell(
            Recipients recipients,
            DeliveryRows rows,
            ErasedRows erased,
            SecondWay secondWay,
            Holder holder,
            RegionPack pack,
            Clock clock) {
        this.recipients = recipients;
        this.rows = rows;
        this.erased = erased;
        this.secondWay = secondWay;
        this.holder = holder;
        this.pack = pack;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<CitizenEvent>> batch) throws SQLException {
        Instant now = RetryRules.micros(clock.instant());
        Set<String> connectors = recipients.connectorsWithWebhook(transaction);
        Map<String, Recipient> mailboxes = recipients.mailboxes(
                transaction,
                batch.stream().map(envelope -> origin(envelope.event())).toList());
        Map<UUID, Planned> planned = new LinkedHashMap<>();
        for (Envelope<CitizenEvent> envelope : batch) {
            switch (envelope.event()) {
                case CitizenErased gone -> {
                    for (Recipient to : recipients.all(origin(gone), connectors, mailboxes)) {
                        if (isSomebody(to)) {
                            Delivery delivery = farewell(envelope, gone, to, now);
                            planned.putIfAbsent(delivery.noticeId(), new Planned(delivery, false));
                        }
                    }
                    erased.forgetCases(transaction, gone.caseIds(), now);
                    erased.forgetContacts(
                            transaction,
                            secondWay.withSecond(transaction, gone.contactIds()),
                            gone.erasedAt(),
                            now.plus(pack.retention().farewell()));
                }
            }
        }
        rows.plan(transaction, List.copyOf(planned.values()), holder.name());
    }

    private static Origin origin(CitizenEvent event) {
        return switch (event) {
            case CitizenErased gone -> gone.asked().origin();
        };
    }

    /** Or may be by another way, once this one has ended. */
    private static boolean isSomebody(Recipient to) {
        return !(to instanceof Recipient.Nobody nobody) || nobody.contactId() != null;
    }

    private static Delivery farewell(Envelope<CitizenEvent> envelope, CitizenErased gone, Recipient to, Instant now) {
        CitizenEvent.Asked asked = gone.asked();
        return Delivery.planned(
                Cause.of(gone.erasureId(), envelope),
                to,
                new About(asked.caseId(), asked.caseVersion(), asked.messageId()),
                NoticeKind.ERASED,
                new Facts(
                        asked.reference(),
                        null,
                        asked.origin().externalId(),
                        asked.status(),
                        asked.category(),
                        null,
                        null,
                        null,
                        null,
                        asked.origin().language(),
                        gone.erasedAt(),
                        asked.origin().network()),
                Turn.of(NoticeKind.ERASED),
                now);
    }
}
