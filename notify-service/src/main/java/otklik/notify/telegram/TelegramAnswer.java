package otklik.notify.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import otklik.eventing.EventJson;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.http.Answer;

/** What an answer of the Bot API means. */
final class TelegramAnswer {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private TelegramAnswer() {}

    static DeliveryResult judge(Answer answer) {
        return switch (answer) {
            case Answer.None none ->
                none.perhapsTaken()
                        ? new DeliveryResult.Unanswered(none.reason(), Blame.RECEIVER)
                        : new DeliveryResult.TryLater(null, none.reason(), Blame.RECEIVER);
            case Answer.Status status -> judge(status);
        };
    }

    private static DeliveryResult judge(Answer.Status status) {
        int code = status.code();
        String reason = "HTTP " + code;
        JsonNode body = read(status.body());
        if (code == 200 && body.path("ok").asBoolean(false)) {
            JsonNode id = body.path("result").path("message_id");
            return new DeliveryResult.Delivered(id.isIntegralNumber() ? id.asText() : null);
        }
        return switch (code) {
            case 200 -> new DeliveryResult.Unanswered("the answer is not the Bot API's", Blame.RECEIVER);
            case 400 -> refused(reason, words(body));
            case 403 -> new DeliveryResult.Refused(DeadReason.BLOCKED, reason + ": the person or Telegram forbids");
            case 401, 404 -> new DeliveryResult.TryLater(null, reason + ": the bot's token is not known", Blame.LANE);
            // Told too much, the bot rests as a whole: it does not say of whom, and calls meanwhile make the pause
            // longer.
            case 429 -> {
                Duration asked = Duration.ofSeconds(
                        body.path("parameters").path("retry_after").asLong(0));
                yield new DeliveryResult.TryLater(
                        asked.compareTo(SHORTEST_PAUSE) > 0 ? asked : SHORTEST_PAUSE, reason, Blame.LANE);
            }
            default ->
                code >= 500
                        ? new DeliveryResult.TryLater(status.retryAfter(), reason, Blame.RECEIVER)
                        : new DeliveryResult.Doubted(reason);
        };
    }

    private static DeliveryResult refused(String reason, String words) {
        DeadReason why = words.contains("not found")
                ? DeadReason.UNKNOWN_RECIPIENT
                : words.contains("too long") ? DeadReason.TOO_LONG : DeadReason.REFUSED;
        return new DeliveryResult.Refused(why, reason + ": " + words);
    }

    /** Telegram's own description of a bad request: fixed phrases, cut short all the same. */
    private static String words(JsonNode body) {
        String words = body.path("description").asText("bad request").replaceAll("\\p{Cntrl}", " ");
        return words.length() > 100 ? words.substring(0, 100) : words;
    }

    private static JsonNode read(String body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return EventJson.mapper().missingNode();
        }
    }
}
