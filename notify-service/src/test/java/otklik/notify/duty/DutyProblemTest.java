package otklik.notify.duty;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.notify.http.BothLanguages;

class DutyProblemTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeToldInRussianAndInEnglish(DutyProblem problem) {
        BothLanguages.check(problem);
    }
}
