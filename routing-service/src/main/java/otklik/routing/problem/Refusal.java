package otklik.routing.problem;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class Refusal extends RuntimeException {
    private final transient Function<ProblemTexts, Problem> problem;
    private final transient @Nullable Duration retryAfter;

    public Refusal(Problem problem) {
        this(problem, null);
    }

    public Refusal(Problem problem, @Nullable Duration retryAfter) {
        super(problem.title(), null, false, false);
        this.problem = texts -> problem;
        this.retryAfter = retryAfter;
    }

    /** Of a citizen's request: told in his language. */
    public Refusal(PublicProblem problem) {
        this(problem, "", null);
    }

    /** @param value what the problem's text leaves open; empty for nothing */
    public Refusal(PublicProblem problem, String value, @Nullable Duration retryAfter) {
        super(problem.statusName(), null, false, false);
        this.problem = texts -> problem.in(texts, value);
        this.retryAfter = retryAfter;
    }

    /** @param acceptLanguage the request's header */
    Problem problem(@Nullable String acceptLanguage) {
        return problem.apply(ProblemTexts.forHeader(acceptLanguage));
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
