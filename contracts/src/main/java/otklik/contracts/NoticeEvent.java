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
     * @param insteadOf the notice for which this one stood in, by the citizen's second way; absent otherwise
     * @param caseVersion of the change that it tells; absent in events from before it was said
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
            @Nullable String contactId,
            @Nullable String insteadOf,
            @Nullable Integer caseVersion)
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
     * @param fault the reason as a word: {@code blocked}, {@code stopped}, {@code unknown-recipient}, {@code no-contact},
     *     {@code no-webhook}, {@code refused}, {@code too-long}, {@code template}, {@code unanswered}, {@code nonsense},
     *     {@code no-sender}, {@code too-old}; absent in events from before it was said
     * @param insteadOf the notice for which this one stood in, by the citizen's second way; absent otherwise
     * @param caseVersion of the change that it tells; absent in events from before it was said
     */
    record NoticeFailed(
            String noticeId,
            String caseId,
            String messageId,
            String notice,
            String channel,
            int attempts,
            String reason,
            Instant failedAt,
            @Nullable String fault,
            @Nullable String insteadOf,
            @Nullable Integer caseVersion)
            implements NoticeEvent {}

    /**
     * {@code otklik.notice.resent.v1}: what had been given up is tried again, because staff asked for it. How that ends is said by a
     * further {@code sent} or {@code failed}.
     *
     * @param noticeId the same as before
     * @param caseId the case it speaks of
     * @param messageId the message it answers
     * @param notice which notice: {@code acknowledgement}, {@code status-assigned} …
     * @param channel {@code webhook}, {@code telegram}
     * @param times how often that was asked for, this time included
     * @param resentAt when it was asked for
     * @param caseVersion of the change that it tells
     */
    record NoticeResent(
            String noticeId,
            String caseId,
            String messageId,
            String notice,
            String channel,
            int times,
            Instant resentAt,
            int caseVersion)
            implements NoticeEvent {}
}
