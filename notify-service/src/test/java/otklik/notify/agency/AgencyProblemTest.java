package otklik.notify.agency;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.notify.http.BothLanguages;

class AgencyProblemTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeToldInRussianAndInEnglish(AgencyProblem problem) {
        BothLanguages.check(problem);
    }
}
