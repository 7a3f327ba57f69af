package otklik.notify.viber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.http.Answer;

class ViberAnswerTest {

    @Test
    void shouldKeepTheProvidersNumberWhenTheTextIsShown() {
        assertThat(status(0, ",\"message_token\":5098034272017990000"))
                .isEqualTo(new DeliveryResult.Delivered("5098034272017990000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 11})
    void shouldGiveUpWhenThePersonCannotBeReached(int status) {
        assertThat(status(status, "")).isInstanceOf(DeliveryResult.Refused.class);
    }

    @Test
    void shouldRestTheBotWhenThereIsTooMuch() {
        assertThat(blame(status(12, ""))).isEqualTo(Blame.LANE);
        assertThat(blame(judge(429, ""))).isEqualTo(Blame.LANE);
        assertThat(blame(status(18, ""))).isEqualTo(Blame.RECEIVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 8, 9, 10, 15})
    void shouldRestTheBotWhenAnAdminHasToMendIt(int status) {
        assertThat(blame(status(status, ""))).isEqualTo(Blame.LANE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 13, 14, 17, 99})
    void shouldTryAFewTimesWhatViberDoesNotUnderstand(int status) {
        assertThat(status(status, "")).isInstanceOf(DeliveryResult.Doubted.class);
    }

    @Test
    void shouldSayWhetherItMayHaveBeenShownWhenThereIsNoAnswer() {
        assertThat(judge(200, "<html>proxy says hello</html>")).isInstanceOf(DeliveryResult.Unanswered.class);
        assertThat(judge(200, "{\"status\":\"0\"}")).isInstanceOf(DeliveryResult.Unanswered.class);
        assertThat(ViberAnswer.judge(new Answer.None("no answer in time", true)))
                .isEqualTo(new DeliveryResult.Unanswered("no answer in time", Blame.RECEIVER));
        assertThat(blame(ViberAnswer.judge(new Answer.None("no connection", false))))
                .isEqualTo(Blame.RECEIVER);
        assertThat(blame(judge(502, ""))).isEqualTo(Blame.RECEIVER);
    }

    private static Blame blame(DeliveryResult result) {
        return ((DeliveryResult.TryLater) result).blame();
    }

    private static DeliveryResult status(int status, String rest) {
        return judge(200, "{\"status\":" + status + ",\"status_message\":\"some words\"" + rest + "}");
    }

    private static DeliveryResult judge(int code, String body) {
        return ViberAnswer.judge(new Answer.Status(code, null, body));
    }
}
