package otklik.notify.viber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import otklik.eventing.EventJson;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.http.Answer;

/** What an answer of Viber means: HTTP tells that it was Viber, the body's {@code status} the rest. */
final class ViberAnswer {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private ViberAnswer() {}

    static DeliveryResult judge(Answer answer) {
        return switch (answer) {
            case Answer.None none ->
                none.perhapsTaken()
                        ? new DeliveryResult.Unanswered(none.reason(), Blame.RECEIVER)
                        : new DeliveryResult.TryLater(null, none.reason(), Blame.RECEIVER);
            case Answer.Status status -> judge(status);
        };
    }

    private static DeliveryResult judge(Answer.Status answer) {
        int code = answer.code();
        if (code == 429 || code >= 500) {
            return new DeliveryResult.TryLater(
                    answer.retryAfter(), "HTTP " + code, code == 429 ? Blame.LANE : Blame.RECEIVER);
        }
        if (code != 200) {
            return new DeliveryResult.Doubted("HTTP " + code);
        }
        JsonNode body = read(answer.body());
        if (!body.path("status").isIntegralNumber()) {
            return new DeliveryResult.Unanswered("the answer is not Viber's", Blame.RECEIVER);
        }
        int status = body.path("status").asInt();
        String reason = "Viber's status " + status;
        return switch (status) {
            case 0 -> {
                JsonNode token = body.path("message_token");
                yield new DeliveryResult.Delivered(token.isIntegralNumber() ? token.asText() : null);
            }
            case 2 -> new DeliveryResult.TryLater(null, reason + ": the bot's token is not known", Blame.LANE);
            // The bot is blocked, gone, suspended, has no webhook or no right: an admin's work.
            case 7, 8, 9, 10, 15 -> new DeliveryResult.TryLater(null, reason + ": the bot cannot send", Blame.LANE);
            case 5, 6 -> new DeliveryResult.Refused(DeadReason.BLOCKED, reason + ": the person is not subscribed");
            case 11 -> new DeliveryResult.Refused(DeadReason.REFUSED, reason + ": the person's device takes no bots");
            case 12 -> new DeliveryResult.TryLater(PAUSE, reason + ": too much", Blame.LANE);
            case 18 -> new DeliveryResult.TryLater(PAUSE, reason + ": too much", Blame.RECEIVER);
            default -> new DeliveryResult.Doubted(reason);
        };
    }

    private static JsonNode read(String body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return EventJson.mapper().missingNode();
        }
    }
}
