package otklik.routing.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class Refusal extends RuntimeException {
    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    public Refusal(Problem problem) {
        this(problem, null);
    }

    public Refusal(Problem problem, @Nullable Duration retryAfter) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
