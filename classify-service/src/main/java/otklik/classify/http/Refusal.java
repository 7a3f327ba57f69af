package otklik.classify.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
final class Refusal extends RuntimeException {
    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    Refusal(Problem problem) {
        this(problem, null);
    }

    Refusal(Problem problem, @Nullable Duration retryAfter) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    static Refusal of(String field, String detail) {
        return new Refusal(Problem.invalid(field, detail));
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
