package otklik.notify.vk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.http.Answer;

/**
 * What an answer of VK means: HTTP tells that it was VK, {@code response} or {@code error} the rest.
 *
 * @param error VK's code; 0 where there is none
 */
record VkAnswer(DeliveryResult result, int error) {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    static VkAnswer of(Answer answer) {
        return switch (answer) {
            case Answer.None none -> later(null, none.reason());
            case Answer.Status status -> of(status);
        };
    }

    /** The person takes no messages of ours: he never wrote to us, or forbade it. */
    boolean isClosed() {
        return error == 900 || error == 901 || error == 902;
    }

    boolean isUnknownToken() {
        return error == 5 || error == 27 || error == 28;
    }

    private static VkAnswer of(Answer.Status answer) {
        int code = answer.code();
        if (code == 429 || code >= 500) {
            Blame blame = code == 429 ? Blame.LANE : Blame.RECEIVER;
            return new VkAnswer(new DeliveryResult.TryLater(answer.retryAfter(), "HTTP " + code, blame), 0);
        }
        if (code != 200) {
            return new VkAnswer(new DeliveryResult.Doubted("HTTP " + code), 0);
        }
        JsonNode body = read(answer.body());
        if (body.hasNonNull("response")) {
            return new VkAnswer(new DeliveryResult.Delivered(id(body.path("response"))), 0);
        }
        JsonNode error = body.path("error").path("error_code");
        return error.canConvertToInt() && error.asInt() != 0
                ? new VkAnswer(judge(error.asInt()), error.asInt())
                : later(null, "the answer is not VK's");
    }

    private static DeliveryResult judge(int error) {
        String reason = "VK's error " + error;
        return switch (error) {
            // Something within VK.
            case 1, 10 -> new DeliveryResult.TryLater(null, reason, Blame.RECEIVER);
            case 6 -> new DeliveryResult.TryLater(A_SECOND, reason + ": too many a second", Blame.LANE);
            case 9, 29 -> new DeliveryResult.TryLater(A_MINUTE, reason + ": too many", Blame.LANE);
            // Final for the token, not for the notice: it waits for an admin, or for the other token.
            case 5, 27, 28 -> new DeliveryResult.TryLater(null, reason + ": the token is not known", Blame.LANE);
            case 7 -> new DeliveryResult.TryLater(null, reason + ": the token lacks a right", Blame.LANE);
            // Messages without buttons go on.
            case 912 ->
                new DeliveryResult.TryLater(
                        null, reason + ": the community's bot capabilities are switched off", Blame.NOTICE);
            // Only a person could answer the riddle; VK asks for it under comments that look alike.
            case 14 -> new DeliveryResult.TryLater(A_MINUTE, reason + ": a captcha is asked for", Blame.NOTICE);
            case 18 -> new DeliveryResult.Refused(DeadReason.UNKNOWN_RECIPIENT, reason + ": the person's page is gone");
            case 900, 901, 902 ->
                new DeliveryResult.Refused(DeadReason.BLOCKED, reason + ": the person takes no messages of ours");
            case 100, 911 -> new DeliveryResult.Refused(DeadReason.REFUSED, reason + ": VK does not take this");
            case 914 -> new DeliveryResult.Refused(DeadReason.TOO_LONG, reason + ": VK does not take this");
            case 212, 213, 222, 223 ->
                new DeliveryResult.Refused(DeadReason.REFUSED, reason + ": no comment of ours may stand there");
            default -> new DeliveryResult.Doubted(reason);
        };
    }

    /** A number of {@code messages.send}, an object of {@code wall.createComment}. */
    private static String id(JsonNode response) {
        return response.isObject() ? response.path("comment_id").asText() : response.asText();
    }

    private static VkAnswer later(@Nullable Duration after, String reason) {
        return new VkAnswer(new DeliveryResult.TryLater(after, reason, Blame.RECEIVER), 0);
    }

    private static JsonNode read(String body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return EventJson.mapper().missingNode();
        }
    }
}
