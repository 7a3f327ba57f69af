package otklik.notify.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.http.Answer;

class TelegramAnswerTest {

    @Test
    void shouldKeepTheProvidersNumberWhenTheTextIsShown() {
        assertThat(judge(200, "{\"ok\":true,\"result\":{\"message_id\":17}}"))
                .isEqualTo(new DeliveryResult.Delivered("17"));
    }

    @Test
    void shouldWaitAsLongAsAskedWhenThereIsTooMuch() {
        assertThat(judge(429, "{\"ok\":false,\"parameters\":{\"retry_after\":7}}"))
                .isEqualTo(
                        new DeliveryResult.TryLater(Duration.ofSeconds(7), "HTTP 429", DeliveryResult.Blame.RECEIVER));
    }

    @Test
    void shouldGiveUpWhenTheBotIsBlockedOrTheRequestIsBad() {
        assertThat(judge(403, "{}")).isInstanceOf(DeliveryResult.Refused.class);
        assertThat(judge(400, "{\"description\":\"Bad Request: chat not found\"}"))
                .isEqualTo(new DeliveryResult.Refused("HTTP 400: Bad Request: chat not found"));
    }

    @Test
    void shouldTryAgainWhenNobodyKnowsWhetherItWasShown() {
        assertThat(judge(200, "<html>proxy says hello</html>")).isInstanceOf(DeliveryResult.TryLater.class);
        assertThat(judge(502, "")).isInstanceOf(DeliveryResult.TryLater.class);
        assertThat(TelegramAnswer.judge(new Answer.None("no answer in time")))
                .isInstanceOf(DeliveryResult.TryLater.class);
    }

    private static DeliveryResult judge(int code, String body) {
        return TelegramAnswer.judge(new Answer.Status(code, null, body));
    }
}
