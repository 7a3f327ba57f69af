package otklik.notify.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.notify.vault.SealedAddress;
import otklik.region.NoticeKind;

/**
 * One open row of the table {@code delivery}.
 *
 * @param lane see {@link Recipient#lane()}
 * @param endpoint see {@link Recipient#endpoint()}
 * @param notice code of the kind of notice: {@code acknowledgement}, {@code status-assigned} …
 * @param eventId the event that caused it
 * @param insteadOf the notice that this one stands in for
 * @param attempts made so far, without the present one
 * @param resent how often it was opened again by hand
 * @param dueAt while it is held: the end of the lease, and so the token that its outcome must show
 * @param awaits mark that the contacts' reader has to pass before a missing contact is final
 * @param address the contact's, where the lane needs one and has it
 * @param bar {@code BLOCKED}: the citizen lets nobody write to him; {@code STOPPED}: he wants no notices; absent otherwise
 */
public record Delivery(
        UUID noticeId,
        String lane,
        String endpoint,
        boolean oneAtATime,
        About about,
        String notice,
        String eventId,
        @Nullable String traceparent,
        Facts facts,
        Turn turn,
        @Nullable UUID insteadOf,
        int attempts,
        int resent,
        Instant dueAt,
        Instant plannedAt,
        @Nullable String awaits,
        @Nullable SealedAddress address,
        @Nullable DeadReason bar) {

    /** A new one, due at once. */
    static Delivery planned(
            Cause cause, Recipient to, About about, NoticeKind kind, Facts facts, Turn turn, Instant now) {
        return new Delivery(
                NoticeId.of(cause.id(), to).value(),
                to.lane(),
                to.endpoint(),
                to.oneAtATime(),
                about,
                kind.code(),
                cause.eventId(),
                cause.traceparent(),
                facts,
                turn,
                null,
                0,
                0,
                now,
                now,
                null,
                null,
                null);
    }

    /** What stands in for this one, by another way, due at once. */
    Delivery insteadBy(Recipient to, Instant now) {
        return new Delivery(
                NoticeId.of(eventId, to).value(),
                to.lane(),
                to.endpoint(),
                to.oneAtATime(),
                about,
                notice,
                eventId,
                traceparent,
                facts,
                turn,
                noticeId,
                0,
                0,
                now,
                now,
                null,
                null,
                null);
    }

    /** The same delivery, held until then. */
    Delivery heldUntil(Instant leaseEnd) {
        return new Delivery(
                noticeId,
                lane,
                endpoint,
                oneAtATime,
                about,
                notice,
                eventId,
                traceparent,
                facts,
                turn,
                insteadOf,
                attempts,
                resent,
                leaseEnd,
                plannedAt,
                awaits,
                address,
                bar);
    }

    /** The same delivery with this address, or with none. */
    Delivery withAddress(@Nullable SealedAddress other) {
        return new Delivery(
                noticeId,
                lane,
                endpoint,
                oneAtATime,
                about,
                notice,
                eventId,
                traceparent,
                facts,
                turn,
                insteadOf,
                attempts,
                resent,
                dueAt,
                plannedAt,
                awaits,
                other,
                bar);
    }

    public String caseId() {
        return about.caseId();
    }

    public int caseVersion() {
        return about.caseVersion();
    }

    public String messageId() {
        return about.messageId();
    }

    public String channel() {
        return Recipient.channelOf(lane);
    }

    /** The connector or bot. */
    public String code() {
        return Recipient.codeOf(lane);
    }
}
