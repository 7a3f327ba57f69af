package otklik.notify.delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.notify.http.BothLanguages;

class DeliveryProblemTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeToldInRussianAndInEnglish(DeliveryProblem problem) {
        BothLanguages.check(problem);
    }
}
