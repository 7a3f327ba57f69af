package otklik.testkit.fake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code messages.send} or {@code wall.createComment} as it arrived.
 *
 * @param order 0, 1, 2 … in the order of arrival
 * @param method {@code messages.send}, {@code wall.createComment}
 * @param chatId the person written to; of a comment {@code wall<owner>_<post>}
 * @param replyTo the comment that it stands under
 * @param once {@code random_id} or {@code guid}
 * @param keyboard as it came, JSON
 * @param accepted whether it is shown because of this call; what was shown before is not shown again
 * @param error VK's own code; 0 for none, -1 when nothing, or no answer of VK's, was answered
 * @param id VK's number of what is shown; 0 when nothing is
 */
public record VkRequest(
        long order,
        Instant at,
        String token,
        String method,
        String chatId,
        String text,
        @Nullable String replyTo,
        String once,
        @Nullable String keyboard,
        boolean accepted,
        int error,
        long id)
        implements ChatRequest {

    /** What the buttons that send a message send with it. */
    public List<String> payloads() {
        return VkKeyboard.buttons(keyboard).stream()
                .map(VkKeyboard.Button::payload)
                .toList();
    }

    /** The same call as it ended. */
    VkRequest ended(long number, boolean shows, int answered, long shownAs) {
        return new VkRequest(
                number, at, token, method, chatId, text, replyTo, once, keyboard, shows, answered, shownAs);
    }

    @Override
    public String toString() {
        return "VkRequest[order=%d, method=%s, chatId=%s, text=%d characters, accepted=%s, error=%d, id=%d]"
                .formatted(order, method, chatId, text.length(), accepted, error, id);
    }
}
