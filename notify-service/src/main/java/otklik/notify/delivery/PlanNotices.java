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
import otklik.notify.erasure.ErasedRows;
import otklik.region.NoticeKind;

/**
 * Reads {@code cases.events}: each event becomes at most one notice to the citizen and one call to staff. A case's first notice to a webhook has nothing to wait
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

    PlanNotices(
            Recipients recipients,
            PlanCalls calls,
            DeliveryRows rows,
            ErasedRows erased,
            Handover handover,
            Holder holder,
            DeliverySettings settings,
            Clock clock) {
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
                transaction, told.stream().map(envelope -> origin(envelope.event())).toList());
        calls.plan(transaction, told, now).forEach(call -> planned.put(call.noticeId(), new Planned(call, false)));
        for (Envelope<CaseEvent> envelope : told) {
            NoticeKind kind = kind(envelope.event());
            if (kind != null) {
                for (Recipient to : recipients.all(origin(envelope.event()), connectors, mailboxes)) {
                    Delivery delivery = delivery(envelope, kind, to, now);
                    planned.computeIfAbsent(delivery.noticeId(), id -> planned(delivery, envelope.event()));
                }
                if (kind.code().startsWith("status-")) {
                    casesWithStatus.add(envelope.event().snapshot().caseId());
                }
            }
        }
        handover.inserted(rows.plan(transaction, List.copyOf(planned.values()), holder.name()));
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

    private Planned planned(Delivery delivery, CaseEvent event) {
        boolean first = event instanceof CaseEvent.CaseOpened && delivery.caseVersion() == 1;
        if (first && !delivery.oneAtATime()) {
            Delivery held =
                    delivery.heldUntil(RetryRules.micros(delivery.plannedAt().plus(settings.lease())));
            if (handover.reserve(held)) {
                return new Planned(held, true);
            }
        }
        return new Planned(delivery, false);
    }

    static @Nullable NoticeKind kind(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseOpened opened -> acknowledgement(opened.snapshot());
            case CaseEvent.CaseAssigned assigned -> NoticeKind.STATUS_ASSIGNED;
            case CaseEvent.CaseTransferred transferred -> NoticeKind.STATUS_ASSIGNED;
            case CaseEvent.CaseAnswered answered ->
                isWaitingForApproval(answered.snapshot()) ? null : NoticeKind.STATUS_ANSWERED;
            case CaseEvent.CaseApproved approved -> NoticeKind.STATUS_ANSWERED;
            case CaseEvent.CaseRejected rejected ->
                isWithdrawn(rejected) ? NoticeKind.STATUS_WITHDRAWN : NoticeKind.STATUS_REJECTED;
            case CaseEvent.CaseReopened reopened -> NoticeKind.STATUS_REOPENED;
            case CaseEvent.CaseRated rated -> isWithoutCheck(rated) ? NoticeKind.RATING_WITHOUT_CHECK : null;
            // Of the parts of one message he hears once, by the case that it opened.
            case CaseEvent.MessageAdded added -> "part".equals(added.because()) ? null : NoticeKind.STATUS_ADDED;
            // Steps among colleagues.
            case CaseEvent.CaseAccepted accepted -> null;
            case CaseEvent.CaseReturned returned -> null;
            case CaseEvent.AnswerRefused refused -> null;
            case CaseEvent.CaseClosed closed -> null;
            case CaseEvent.CaseCommented commented -> null;
            // He had been told who works on it, and that is somebody else again.
            case CaseEvent.StepUndone undone ->
                undone.step().equals("assignment") && undone.snapshot().executor() != null
                        ? NoticeKind.STATUS_ASSIGNED
                        : null;
            // The parts that it was split into are told of by their own opening.
            case CaseEvent.CaseSplit split -> null;
            case CaseEvent.DeadlineExtended extended -> NoticeKind.STATUS_EXTENDED;
            case CaseEvent.ClockPaused paused -> paused.question() == null ? null : NoticeKind.STATUS_QUESTION;
            case CaseEvent.ClockResumed resumed -> null;
            case CaseEvent.CasePromoted promoted -> null;
            case CaseEvent.DeadlineNear near -> null;
            case CaseEvent.CaseOverdue overdue -> null;
            case CaseEvent.CaseEscalated escalated -> null;
            case CaseEvent.CaseAcknowledged acknowledged -> null;
            case CaseEvent.CaseUnacknowledged unacknowledged -> null;
            // Whoever works on it now says so himself.
            case CaseEvent.KindCorrected corrected -> null;
            // The citizen is told by PlanFarewell, where he asked for it.
            case CaseEvent.CaseErased gone -> null;
            // What his platform says the citizen reads there.
            case CaseEvent.CaseRevised revised ->
                CaseEvent.CaseRevised.BY_PLATFORM.equals(revised.change()) ? null : NoticeKind.STATUS_REVISED;
            case CaseEvent.CaseWithdrawn withdrawn -> null;
            // Who works on it now is said by the assignment that follows, if it changes.
            case CaseEvent.CategoryCorrected corrected -> null;
            case CaseEvent.MessageRepeated repeated -> null;
            case CaseEvent.CaseJoined joined -> NoticeKind.STATUS_JOINED;
            case CaseEvent.CaseSeparated separated ->
                separated.snapshot().executor() == null ? null : NoticeKind.STATUS_ASSIGNED;
            case CaseEvent.VoicesCounted counted -> null;
        };
    }

    /** The way back: of what was added to a case the way that it came itself. */
    static CaseSnapshot.Origin origin(CaseEvent event) {
        return event instanceof CaseEvent.MessageAdded added
                ? added.origin()
                : event.snapshot().origin();
    }

    /** The message that the way back leads to. */
    static String messageId(CaseEvent event) {
        return event instanceof CaseEvent.MessageAdded added
                ? added.messageId()
                : event.snapshot().messageId();
    }

    /** What else a citizen can do he is told in words; what follows from a rating otherwise is told by the event that follows. */
    private static boolean isWithoutCheck(CaseEvent.CaseRated rated) {
        return rated.consequence().equals("no-control-check");
    }

    private static boolean isWithdrawn(CaseEvent.CaseRejected rejected) {
        return rejected.reason().equals("withdrawn");
    }

    private static boolean isWaitingForApproval(CaseSnapshot answered) {
        return answered.status().equals("answered");
    }

    /** What the agency says to the citizen in so many words. */
    private static @Nullable String resolution(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseAnswered answered -> answered.resolution();
            case CaseEvent.CaseApproved approved -> approved.resolution();
            case CaseEvent.CaseOpened opened -> opened.answer();
            case CaseEvent.ClockPaused paused -> paused.question();
            default -> null;
        };
    }

    private static @Nullable String rejection(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseRejected rejected -> rejected.reason();
            case CaseEvent.CaseOpened opened -> opened.rejectedFor();
            default -> null;
        };
    }

    private static NoticeKind acknowledgement(CaseSnapshot opened) {
        return switch (opened.status()) {
            case "joined" -> NoticeKind.ACKNOWLEDGEMENT_JOINED;
            case "approved" -> NoticeKind.ACKNOWLEDGEMENT_ANSWERED;
            case "rejected" -> NoticeKind.ACKNOWLEDGEMENT_REJECTED;
            case "triage" -> NoticeKind.ACKNOWLEDGEMENT_TRIAGE;
            default -> opened.deadline() == null ? NoticeKind.ACKNOWLEDGEMENT_THANKS : NoticeKind.ACKNOWLEDGEMENT;
        };
    }

    private static Delivery delivery(Envelope<CaseEvent> envelope, NoticeKind kind, Recipient to, Instant now) {
        CaseSnapshot snapshot = envelope.event().snapshot();
        return Delivery.planned(
                Cause.of(envelope),
                to,
                new About(snapshot.caseId(), snapshot.caseVersion(), messageId(envelope.event())),
                kind,
                facts(envelope),
                Turn.of(kind, snapshot),
                now);
    }

    static Facts facts(Envelope<CaseEvent> envelope) {
        CaseSnapshot snapshot = envelope.event().snapshot();
        CaseSnapshot.Origin origin = origin(envelope.event());
        return new Facts(
                snapshot.reference(),
                envelope.event() instanceof CaseEvent.CaseOpened opened ? opened.sealedPin() : null,
                origin.externalId(),
                snapshot.status(),
                snapshot.category(),
                snapshot.executor(),
                snapshot.deadline(),
                resolution(envelope.event()),
                rejection(envelope.event()),
                origin.language(),
                envelope.time(),
                origin.network());
    }
}
