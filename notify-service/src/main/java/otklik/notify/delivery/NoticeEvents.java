package otklik.notify.delivery;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.contracts.DerivedId;
import otklik.contracts.NoticeEvent;
import otklik.contracts.NoticeEvent.NoticeFailed;
import otklik.contracts.NoticeEvent.NoticeSent;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;

/**
 * What {@code notices.events} says of an outcome. Ids derive from the notice: it ends once, and once more each time that it is opened again
 * by hand.
 */
public final class NoticeEvents {
    private NoticeEvents() {}

    /** What was said in a chat is no notice of a case, and nobody waits for it. */
    public static boolean isOfACase(String notice) {
        return !Talk.isTalk(notice);
    }

    static Stream<Outgoing<? extends NoticeEvent>> of(Outcome outcome) {
        Delivery delivery = outcome.delivery();
        if (!isOfACase(delivery.notice())) {
            return Stream.of();
        }
        String noticeId = delivery.noticeId().toString();
        return switch (outcome) {
            case Outcome.Sent sent ->
                Stream.of(event(
                        delivery,
                        "sent",
                        new NoticeSent(
                                noticeId,
                                delivery.caseId(),
                                delivery.messageId(),
                                delivery.notice(),
                                delivery.channel(),
                                sent.attempts(),
                                sent.providerMessageId(),
                                sent.at(),
                                isInAChat(delivery) ? delivery.endpoint() : null,
                                insteadOf(delivery),
                                delivery.caseVersion())));
            case Outcome.Dead dead ->
                Stream.of(event(
                        delivery,
                        "failed",
                        new NoticeFailed(
                                noticeId,
                                delivery.caseId(),
                                delivery.messageId(),
                                delivery.notice(),
                                delivery.channel(),
                                dead.attempts(),
                                dead.reason(),
                                dead.at(),
                                dead.why().word(),
                                insteadOf(delivery),
                                delivery.caseVersion())));
            case Outcome.Again again -> Stream.of();
        };
    }

    /** Where its citizen can answer. */
    private static boolean isInAChat(Delivery delivery) {
        return delivery.oneAtATime()
                && !Recipient.OnDuty.isEndpoint(delivery.endpoint())
                && !delivery.channel().equals(Recipient.Mailbox.CHANNEL);
    }

    private static @Nullable String insteadOf(Delivery delivery) {
        return delivery.insteadOf() == null ? null : delivery.insteadOf().toString();
    }

    /**
     * The id of an event.
     *
     * @param end {@code sent}, {@code failed}, {@code resent}
     * @param resent how often the notice was opened again
     */
    public static String id(String end, String noticeId, int resent) {
        return resent == 0
                ? DerivedId.of("notice-" + end, noticeId)
                : DerivedId.of("notice-" + end, noticeId, Integer.toString(resent));
    }

    private static Outgoing<NoticeEvent> event(Delivery delivery, String end, NoticeEvent event) {
        String noticeId = delivery.noticeId().toString();
        return new Outgoing<>(
                Streams.NOTICES_EVENTS,
                List.of(Streams.NOTICES_EVENTS.name()),
                delivery.caseId(),
                id(end, noticeId, delivery.resent()),
                noticeId,
                delivery.eventId(),
                Trace.continueOrStart(delivery.traceparent()),
                event);
    }
}
