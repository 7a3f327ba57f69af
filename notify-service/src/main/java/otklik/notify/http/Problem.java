package otklik.notify.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as callers see it (RFC 9457).
 *
 * @param type {@code urn:otklik:problem:…} of a {@link ProblemKind}; else {@code about:blank}: the status says it all
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

    /** The response to throw. */
    public static WebApplicationException of(int status, String title, String detail, @Nullable String field) {
        return new WebApplicationException(
                detail,
                Response.status(status)
                        .type(MEDIA_TYPE)
                        .entity(new Problem("about:blank", title, status, detail, field, null))
                        .build());
    }
}
