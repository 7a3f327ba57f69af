package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.notify.http.Problem;

class DeliveryProblemTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeToldInRussianAndInEnglish(DeliveryProblem problem) {
        Problem english = told(problem, "en");
        Problem russian = told(problem, "ru-RU,ru;q=0.9,en;q=0.8");

        assertThat(english.type()).isEqualTo(russian.type()).startsWith("urn:otklik:problem:");
        assertThat(english.title()).isNotBlank().isNotEqualTo(russian.title());
        assertThat(english.detail()).isNotBlank().isNotEqualTo(russian.detail());
    }

    private static Problem told(DeliveryProblem problem, String languages) {
        return problem.told(problem.texts(languages), null);
    }
}
