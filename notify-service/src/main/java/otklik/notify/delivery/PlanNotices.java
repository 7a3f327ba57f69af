package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.notify.delivery.HoldBack.Draft;
import otklik.notify.erasure.ErasedRows;
import otklik.notify.wish.Moment;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;

/**
 * Reads {@code cases.events}: each event becomes at most one notice to the citizen and one call to staff. What the pack or the citizen
 * does not want told becomes none, and what he wants to hear later is held. A case's first notice to a webhook has nothing to wait
 * for, so it is handed over right after the commit; everything else is claimed from the table.
 */
@Singleton
final class PlanNotices implements DatabaseConsumer.Handler<CaseEvent> {
    private final Recipients recipients;
    private final DeliveryRows rows;
    private final ErasedRows erased;
    private final Handover handover;
    private final Holder holder;
    private final DeliverySettings settings;
    private final Clock clock;
    private final PlanCalls calls;
    private final Say say;

    /** What is told, of what could be. */
    @Singleton
    record Say(HoldBack holdBack, RatedCases rated, RegionPack pack) {}

    PlanNotices(
            Recipients recipients,
            PlanCalls calls,
            DeliveryRows rows,
            ErasedRows erased,
            Handover handover,
            Holder holder,
            DeliverySettings settings,
            Clock clock,
            Say say) {
        this.say = say;
        this.recipients = recipients;
        this.rows = rows;
        this.erased = erased;
        this.handover = handover;
        this.holder = holder;
        this.settings = settings;
        this.clock = clock;
        this.calls = calls;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<CaseEvent>> batch) throws SQLException {
        handover.begin();
        Instant now = RetryRules.micros(clock.instant());
        Set<String> connectors = recipients.connectorsWithWebhook(transaction);
        Map<UUID, Planned> planned = new LinkedHashMap<>();
        List<String> casesWithStatus = new ArrayList<>();
        Set<String> untold = erased(transaction, batch, now);
        List<Envelope<CaseEvent>> told = batch.stream()
                .filter(envelope -> !untold.contains(envelope.event().snapshot().caseId()))
                .toList();
        Map<String, Recipient> mailboxes = recipients.mailboxes(
                transaction,
                told.stream()
                        .map(envelope -> WhatIsTold.origin(envelope.event()))
                        .toList());
        calls.plan(transaction, told, now).forEach(call -> planned.put(call.noticeId(), new Planned(call, false)));
        Set<String> closedAfterRating = say.rated().take(transaction, told, now);
        Map<UUID, Draft> drafts = new LinkedHashMap<>();
        for (Envelope<CaseEvent> envelope : told) {
            NoticeKind kind = worded(envelope.event());
            if (kind != null) {
                boolean wasRated = closedAfterRating.contains(envelope.id());
                for (Recipient to : recipients.all(WhatIsTold.origin(envelope.event()), connectors, mailboxes)) {
                    Draft draft = draft(envelope, kind, to, wasRated, now);
                    drafts.putIfAbsent(draft.delivery().noticeId(), draft);
                }
                if (kind.code().startsWith("status-")) {
                    casesWithStatus.add(envelope.event().snapshot().caseId());
                }
            }
        }
        Map<UUID, Moment> moments = say.holdBack().moments(transaction, drafts.values(), now);
        drafts.keySet().retainAll(moments.keySet());
        drafts.forEach((id, draft) -> planned.computeIfAbsent(id, absent -> planned(draft)));
        Set<UUID> inserted = rows.plan(transaction, List.copyOf(planned.values()), holder.name());
        handover.inserted(inserted);
        drafts.keySet().retainAll(inserted);
        say.holdBack()
                .hold(transaction, drafts.values().stream().map(Draft::delivery).toList(), moments, now);
        if (!casesWithStatus.isEmpty()) {
            rows.supersede(transaction, casesWithStatus, now);
        }
    }

    /** Cases of which nothing is told any more, whatever comes late: those that are erased, and those that are with this batch. */
    private Set<String> erased(Connection transaction, List<Envelope<CaseEvent>> batch, Instant now)
            throws SQLException {
        Set<String> seen = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (Envelope<CaseEvent> envelope : batch) {
            String caseId = envelope.event().snapshot().caseId();
            seen.add(caseId);
            if (envelope.event() instanceof CaseEvent.CaseErased) {
                gone.add(caseId);
            }
        }
        erased.forgetCases(transaction, gone, now);
        return erased.among(transaction, seen);
    }

    @Override
    public void committed() {
        handover.committed();
    }

    private Planned planned(Draft draft) {
        Delivery delivery = draft.delivery();
        if (draft.first() && !delivery.oneAtATime()) {
            Delivery held =
                    delivery.heldUntil(RetryRules.micros(delivery.plannedAt().plus(settings.lease())));
            if (handover.reserve(held)) {
                return new Planned(held, true);
            }
        }
        return new Planned(delivery, false);
    }

    /** Who may be in danger, and is waited for by somebody on duty, is told what to do, where the pack says that. */
    private @Nullable NoticeKind worded(CaseEvent event) {
        return isInDanger(event) ? NoticeKind.ACKNOWLEDGEMENT_EMERGENCY : WhatIsTold.kind(event);
    }

    private boolean isInDanger(CaseEvent event) {
        CaseSnapshot snapshot = event.snapshot();
        return event instanceof CaseEvent.CaseOpened
                && Call.isWaiting(snapshot)
                && say.pack().notices().advice(snapshot.emergency()).isPresent();
    }

    private static Draft draft(
            Envelope<CaseEvent> envelope, NoticeKind kind, Recipient to, boolean wasRated, Instant now) {
        CaseEvent event = envelope.event();
        CaseSnapshot snapshot = event.snapshot();
        Delivery delivery = Delivery.planned(
                Cause.of(envelope),
                to,
                new About(snapshot.caseId(), snapshot.caseVersion(), WhatIsTold.messageId(event)),
                kind,
                facts(envelope, kind, wasRated),
                Turn.of(kind, snapshot),
                now);
        boolean first = event instanceof CaseEvent.CaseOpened && snapshot.caseVersion() == 1;
        return new Draft(kind, snapshot.regime(), delivery, first);
    }

    private static Facts facts(Envelope<CaseEvent> envelope, NoticeKind kind, boolean wasRated) {
        Facts facts = WhatIsTold.facts(envelope);
        if (kind == NoticeKind.ACKNOWLEDGEMENT_EMERGENCY) {
            return facts.inDanger(envelope.event().snapshot().emergency());
        }
        return kind == NoticeKind.STATUS_CLOSED ? facts.rated(wasRated) : facts;
    }
}
