package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts on {@code notices.events}: written by notify-service. */
public sealed interface NoticeEvent extends Event {

    String noticeId();

    String caseId();

    /**
     * {@code otklik.notice.sent.v1}: the provider took the notice.
     *
     * @param notice which notice: {@code acknowledgement}, {@code status-assigned} …
     * @param channel {@code webhook}, {@code telegram}
     * @param providerMessageId the provider's id of what it took, so that a reply finds its case
     */
    record NoticeSent(
            String noticeId,
            String caseId,
            String messageId,
            String notice,
            String channel,
            int attempts,
            @Nullable String providerMessageId,
            Instant sentAt)
            implements NoticeEvent {}

    /** {@code otklik.notice.failed.v1}: given up, with the reason in the provider's or our words. */
    record NoticeFailed(
            String noticeId,
            String caseId,
            String messageId,
            String notice,
            String channel,
            int attempts,
            String reason,
            Instant failedAt)
            implements NoticeEvent {}
}
