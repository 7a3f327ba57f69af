package otklik.routing.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notice, as far as it is.
 *
 * @param notice which: {@code acknowledgement}, {@code status-answered} …
 * @param channel {@code telegram}, {@code webhook} …
 * @param state {@code sent}, {@code failed}, or {@code again} where staff asked for another try that is not over
 * @param version of the case that it tells, where that is known
 * @param at when it came to this state
 * @param attempts how often it was tried, where that is known
 * @param reason why it failed, as a word; see {@code NoticeFailed.fault}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseNotice(
        String noticeId,
        String notice,
        String channel,
        String state,
        @Nullable Integer version,
        Instant at,
        @Nullable Integer attempts,
        @Nullable String reason) {}
