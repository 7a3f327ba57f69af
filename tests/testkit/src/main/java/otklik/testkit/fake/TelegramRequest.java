package otklik.testkit.fake;

import java.time.Instant;

/**
 * One call of {@code sendMessage} as it arrived.
 *
 * @param order 0, 1, 2 … in the order of arrival
 * @param accepted whether the person sees the text, told to the sender or not
 * @param status HTTP status answered; 0 when nothing was answered
 * @param messageId Telegram's number of the shown message; 0 when none is shown
 */
public record TelegramRequest(
        long order, Instant at, String token, String chatId, String text, boolean accepted, int status, long messageId)
        implements ChatRequest {

    @Override
    public String toString() {
        return "TelegramRequest[order=%d, chatId=%s, text=%d characters, accepted=%s, status=%d, messageId=%d]"
                .formatted(order, chatId, text.length(), accepted, status, messageId);
    }
}
