package otklik.routing.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicProblemTest {
    @ParameterizedTest
    @EnumSource
    void shouldSayInBothLanguagesWhatIsWrong(PublicProblem problem) {
        Problem russian = problem.in(ProblemTexts.forHeader("ru-RU,ru;q=0.9,en;q=0.5"), "7");
        Problem english = problem.in(ProblemTexts.forHeader("de"), "7");

        assertThat(russian.type()).isEqualTo("urn:otklik:problem:" + problem.code());
        assertThat(russian.title()).isNotBlank().isNotEqualTo(english.title());
        assertThat(russian.detail()).containsPattern("\\p{IsCyrillic}").doesNotContain("{0}");
        assertThat(english.detail()).doesNotContainPattern("\\p{IsCyrillic}").doesNotContain("{0}");
    }
}
