package otklik.notify.vk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.http.Answer;

class VkAnswerTest {

    @Test
    void shouldKeepTheNumberOfWhatIsShown() {
        assertThat(of(200, "{\"response\":17}").result()).isEqualTo(new DeliveryResult.Delivered("17"));
        assertThat(of(200, "{\"response\":{\"comment_id\":18,\"parents_stack\":[]}}")
                        .result())
                .isEqualTo(new DeliveryResult.Delivered("18"));
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 901, 902})
    void shouldKnowWhoTakesNoMessages(int error) {
        VkAnswer answer = error(error);

        assertThat(answer.isClosed()).isTrue();
        assertThat(answer.result()).isInstanceOf(DeliveryResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 29})
    void shouldRestTheBotWhenThereIsTooMuch(int error) {
        assertThat(blame(error(error))).isEqualTo(Blame.LANE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void shouldBackOffWhenVkFails(int error) {
        assertThat(blame(error(error))).isEqualTo(Blame.RECEIVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 27, 28})
    void shouldRestTheBotAndChangeTheTokenWhenItIsNotKnown(int error) {
        assertThat(blame(error(error))).isEqualTo(Blame.LANE);
        assertThat(error(error).isUnknownToken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 100, 212, 213, 911, 914})
    void shouldGiveUpWhatVkNeverTakes(int error) {
        assertThat(error(error).result()).isInstanceOf(DeliveryResult.Refused.class);
        assertThat(error(error).isClosed()).isFalse();
    }

    @Test
    void shouldHoldBackWhatHasButtonsWhileTheCommunityMayHaveNone() {
        assertThat(blame(error(912))).isEqualTo(Blame.NOTICE);
    }

    @Test
    void shouldTryAgainWhenNobodyKnowsWhetherItWasShown() {
        assertThat(blame(of(200, "<html>proxy says hello</html>"))).isEqualTo(Blame.RECEIVER);
        assertThat(blame(of(200, "{\"error\":{}}"))).isEqualTo(Blame.RECEIVER);
        assertThat(blame(of(502, ""))).isEqualTo(Blame.RECEIVER);
        assertThat(blame(of(429, ""))).isEqualTo(Blame.LANE);
        assertThat(blame(VkAnswer.of(new Answer.None("no answer in time", true))))
                .isEqualTo(Blame.RECEIVER);
        assertThat(error(15).result()).isInstanceOf(DeliveryResult.Doubted.class);
    }

    private static Blame blame(VkAnswer answer) {
        return ((DeliveryResult.TryLater) answer.result()).blame();
    }

    private static VkAnswer error(int code) {
        return of(200, "{\"error\":{\"error_code\":" + code + ",\"error_msg\":\"some words\",\"request_params\":[]}}");
    }

    private static VkAnswer of(int code, String body) {
        return VkAnswer.of(new Answer.Status(code, null, body));
    }
}
