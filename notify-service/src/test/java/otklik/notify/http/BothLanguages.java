package otklik.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of problem has a type and words of its own in Russian and in English. */
public final class BothLanguages {

    private BothLanguages() {}

    public static void check(ProblemKind problem) {
        Problem english = told(problem, "en");
        Problem russian = told(problem, "ru-RU,ru;q=0.9,en;q=0.8");

        assertThat(english.type()).isEqualTo(russian.type()).startsWith("urn:otklik:problem:");
        assertThat(english.title()).isNotBlank().isNotEqualTo(russian.title());
        assertThat(english.detail()).isNotBlank().isNotEqualTo(russian.detail());
    }

    private static Problem told(ProblemKind problem, String languages) {
        return problem.told(problem.texts(languages), null);
    }
}
