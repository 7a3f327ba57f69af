package otklik.classify.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 tells it. It quotes nothing that was sent.
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the status in words
 * @param detail what is wrong and what to do
 * @param field the field at fault
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem invalid(String field, String detail) {
        return new Problem("about:blank", "Bad Request", 400, detail, field);
    }

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null);
    }
}
