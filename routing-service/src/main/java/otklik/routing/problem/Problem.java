package otklik.routing.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 tells it. It quotes nothing that a citizen wrote.
 *
 * @param type {@code urn:otklik:problem:…} to citizens, of a {@link PublicProblem}; else {@code about:blank}: the status says it all
 * @param title the status in words
 * @param detail what is wrong and what to do
 * @param field the field, header or parameter at fault
 * @param allowed commands that are possible now, for a conflict
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable List<String> allowed) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem invalid(String field, String detail) {
        return new Problem("about:blank", "Bad Request", 400, detail, field, null);
    }

    public static Problem unauthorized() {
        return of(401, "Unauthorized", "a valid token is needed: Authorization: Bearer …");
    }

    public static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    /** Also the answer to those who may not know whether it exists. */
    public static Problem notFound(String detail) {
        return of(404, "Not Found", detail);
    }

    public static Problem conflict(String detail, Collection<String> allowed) {
        return new Problem(
                "about:blank",
                "Conflict",
                409,
                detail,
                null,
                allowed.stream().sorted().toList());
    }

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null);
    }
}
