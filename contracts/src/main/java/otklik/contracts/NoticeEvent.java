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
     * @param noticeId derived from its cause and its recipient: one cause gives one notice
     * @param caseId the case it speaks of
     * @param messageId the message it answers
     * @param notice which notice: {@code acknowledgement}, {@code status-assigned} …
     * @param channel {@code webhook}, {@code telegram}
     * @param attempts how often it was tried, the last time included
     * @param providerMessageId the provider's id of what it took, so that a reply finds its case
     * @param sentAt when the provider took it
     * @param contactId the chat that it went to, as {@link Message#contactId()}; absent for a webhook
     */
    record NoticeSent(
            String noticeId,
            String caseId,
            String messageId,
            String notice,
            String channel,
            int attempts,
            @Nullable String providerMessageId,
            Instant sentAt,
            @Nullable String contactId)
            implements NoticeEvent {}

    /**
     * {@code otklik.notice.failed.v1}: given up.
     *
     * @param noticeId derived from its cause and its recipient: one cause gives one notice
     * @param caseId the case it speaks of
     * @param messageId the message it answers
     * @param notice which notice: {@code acknowledgement}, {@code status-assigned} …
     * @param channel {@code webhook}, {@code telegram}
     * @param attempts how often it was tried, the last time included
     * @param reason in the provider's words or ours
     * @param failedAt when it was given up
     */
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
