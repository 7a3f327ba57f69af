package otklik.notify.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as callers see it (RFC 9457).
 *
 * @param type {@code urn:otklik:problem:…} of a {@link ProblemKind}
 * @param field which part of the request is wrong
 * @param faults what is wrong in it, each, where it can be more than one thing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable List<?> faults) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
