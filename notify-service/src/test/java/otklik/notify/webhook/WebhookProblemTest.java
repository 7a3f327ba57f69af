package otklik.notify.webhook;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.notify.http.BothLanguages;

class WebhookProblemTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeToldInRussianAndInEnglish(WebhookProblem problem) {
        BothLanguages.check(problem);
    }
}
