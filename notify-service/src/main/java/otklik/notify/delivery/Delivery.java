package otklik.notify.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open row of the table {@code delivery}.
 *
 * @param lane see {@link Recipient#lane()}
 * @param endpoint see {@link Recipient#endpoint()}
 * @param notice code of the kind of notice: {@code acknowledgement}, {@code status-assigned} …
 * @param eventId the event that caused it
 * @param attempts made so far, without the present one
 * @param dueAt while it is held: the end of the lease, and so the token that its outcome must show
 * @param awaits mark that the contacts' reader has to pass before a missing contact is final
 * @param sealedAddress the contact's address, where the lane needs one and has it
 * @param barred {@code blocked}: the citizen lets nobody write to him; {@code stopped}: he wants no notices; absent otherwise
 */
public record Delivery(
        UUID noticeId,
        String lane,
        String endpoint,
        boolean oneAtATime,
        String caseId,
        int caseVersion,
        String messageId,
        String notice,
        String eventId,
        @Nullable String traceparent,
        Facts facts,
        int attempts,
        Instant dueAt,
        Instant plannedAt,
        @Nullable String awaits,
        @Nullable String sealedAddress,
        @Nullable String barred) {

    /** Of a chat that is not barred, or of no chat. */
    public Delivery(
            UUID noticeId,
            String lane,
            String endpoint,
            boolean oneAtATime,
            String caseId,
            int caseVersion,
            String messageId,
            String notice,
            String eventId,
            @Nullable String traceparent,
            Facts facts,
            int attempts,
            Instant dueAt,
            Instant plannedAt,
            @Nullable String awaits,
            @Nullable String sealedAddress) {
        this(
                noticeId,
                lane,
                endpoint,
                oneAtATime,
                caseId,
                caseVersion,
                messageId,
                notice,
                eventId,
                traceparent,
                facts,
                attempts,
                dueAt,
                plannedAt,
                awaits,
                sealedAddress,
                null);
    }

    /** The same delivery, held until then. */
    Delivery heldUntil(Instant leaseEnd) {
        return new Delivery(
                noticeId,
                lane,
                endpoint,
                oneAtATime,
                caseId,
                caseVersion,
                messageId,
                notice,
                eventId,
                traceparent,
                facts,
                attempts,
                leaseEnd,
                plannedAt,
                awaits,
                sealedAddress,
                barred);
    }

    public String channel() {
        return Recipient.channelOf(lane);
    }

    /** The connector or bot. */
    public String code() {
        return Recipient.codeOf(lane);
    }
}
