package otklik.notify.http;

import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem, told in the caller's language. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemKind problem;
    private final transient @Nullable List<?> faults;
    private final transient Object[] values;

    /** @param faults see {@link Problem#faults()} */
    public Refused(ProblemKind problem, @Nullable List<?> faults, Object... values) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.faults = faults;
        this.values = values.clone();
    }

    ResourceBundle texts(@Nullable String acceptLanguage) {
        return problem.texts(acceptLanguage);
    }

    Problem told(ResourceBundle texts) {
        return problem.told(texts, faults, values);
    }
}
