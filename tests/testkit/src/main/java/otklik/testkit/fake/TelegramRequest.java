package otklik.testkit.fake;

import java.time.Instant;
import java.util.List;

/**
 * One call of {@code sendMessage} as it arrived.
 *
 * @param order 0, 1, 2 … in the order of arrival
 * @param accepted whether the person sees the text, told to the sender or not
 * @param status HTTP status answered; 0 when nothing, or no answer of Telegram's, was answered
 * @param messageId Telegram's number of the shown message; 0 when none is shown
 * @param buttons {@code callback_data} of the inline keyboard, row by row
 */
public record TelegramRequest(
        long order,
        Instant at,
        String token,
        String chatId,
        String text,
        boolean accepted,
        int status,
        long messageId,
        List<String> buttons)
        implements ChatRequest {

    public TelegramRequest {
        buttons = List.copyOf(buttons);
    }

    /** Without buttons. */
    public TelegramRequest(
            long order,
            Instant at,
            String token,
            String chatId,
            String text,
            boolean accepted,
            int status,
            long messageId) {
        this(order, at, token, chatId, text, accepted, status, messageId, List.of());
    }

    /** The same call as it ended. */
    TelegramRequest ended(long number, boolean shown, int answered, long shownAs) {
        return new TelegramRequest(number, at, token, chatId, text, shown, answered, shownAs, buttons);
    }

    @Override
    public String toString() {
        return "TelegramRequest[order=%d, chatId=%s, text=%d characters, accepted=%s, status=%d, messageId=%d]"
                .formatted(order, chatId, text.length(), accepted, status, messageId);
    }
}
