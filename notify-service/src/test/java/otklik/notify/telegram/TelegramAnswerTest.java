package otklik.notify.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.http.Answer;

class TelegramAnswerTest {

    @Test
    void shouldKeepTheProvidersNumberWhenTheTextIsShown() {
        assertThat(judge(200, "{\"ok\":true,\"result\":{\"message_id\":17}}"))
                .isEqualTo(new DeliveryResult.Delivered("17"));
    }

    @Test
    void shouldRestTheBotAsLongAsAskedWhenThereIsTooMuch() {
        assertThat(judge(429, "{\"ok\":false,\"parameters\":{\"retry_after\":7}}"))
                .isEqualTo(new DeliveryResult.TryLater(Duration.ofSeconds(7), "HTTP 429", DeliveryResult.Blame.LANE));
    }

    @Test
    void shouldGiveUpWhenTheBotIsBlockedOrTheRequestIsBad() {
        assertThat(judge(403, "{}"))
                .isEqualTo(new DeliveryResult.Refused(DeadReason.BLOCKED, "HTTP 403: the person or Telegram forbids"));
        assertThat(judge(400, "{\"description\":\"Bad Request: chat not found\"}"))
                .isEqualTo(new DeliveryResult.Refused(
                        DeadReason.UNKNOWN_RECIPIENT, "HTTP 400: Bad Request: chat not found"));
        assertThat(judge(400, "{\"description\":\"Bad Request: message is too long\"}"))
                .isEqualTo(
                        new DeliveryResult.Refused(DeadReason.TOO_LONG, "HTTP 400: Bad Request: message is too long"));
    }

    @Test
    void shouldSayWhetherItMayHaveBeenShownWhenThereIsNoAnswer() {
        assertThat(judge(200, "<html>proxy says hello</html>")).isInstanceOf(DeliveryResult.Unanswered.class);
        assertThat(TelegramAnswer.judge(new Answer.None("no answer in time", true)))
                .isInstanceOf(DeliveryResult.Unanswered.class);
        assertThat(TelegramAnswer.judge(new Answer.None("no connection", false)))
                .isInstanceOf(DeliveryResult.TryLater.class);
        assertThat(judge(502, "")).isInstanceOf(DeliveryResult.TryLater.class);
    }

    private static DeliveryResult judge(int code, String body) {
        return TelegramAnswer.judge(new Answer.Status(code, null, body));
    }
}
