package otklik.testkit.fake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code pa/send_message} as it arrived.
 *
 * @param order 0, 1, 2 … in the order of arrival
 * @param chatId the receiver
 * @param trackingData what comes back with the person's words
 * @param keyboard as it came, JSON
 * @param accepted whether the person sees the text, told to the sender or not
 * @param status Viber's own, which stands in the body; -1 when nothing, or no answer of Viber's, was answered
 * @param messageToken Viber's number of the shown message; 0 when none is shown
 */
public record ViberRequest(
        long order,
        Instant at,
        String token,
        String chatId,
        String text,
        String senderName,
        @Nullable String trackingData,
        @Nullable String keyboard,
        boolean accepted,
        int status,
        long messageToken)
        implements ChatRequest {

    /** {@code ActionBody} of the buttons. */
    public List<String> buttons() {
        return ViberKeyboard.actionBodies(keyboard);
    }

    /** The same call as it ended. */
    ViberRequest ended(long number, boolean shown, int answered, long shownAs) {
        return new ViberRequest(
                number, at, token, chatId, text, senderName, trackingData, keyboard, shown, answered, shownAs);
    }

    @Override
    public String toString() {
        return "ViberRequest[order=%d, chatId=%s, text=%d characters, accepted=%s, status=%d, messageToken=%d]"
                .formatted(order, chatId, text.length(), accepted, status, messageToken);
    }
}
