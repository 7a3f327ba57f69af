package otklik.classify.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error leaves as problem+json. */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        return response(refusal.problem(), refusal.retryAfter());
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response unauthorized(UnauthorizedException e) {
        return unauthorized();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response failed(AuthenticationFailedException e) {
        return unauthorized();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response forbidden(ForbiddenException e) {
        return response(Problem.of(403, "Forbidden", "the token's roles do not allow this"), null);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return response(Problem.of(status.getStatusCode(), status.getReasonPhrase(), status.getReasonPhrase()), null);
    }

    /** The caller went away, or is too slow. */
    @ServerExceptionMapper
    Response brokenOff(IOException e) {
        return response(Problem.of(400, "Bad Request", "the body broke off"), null);
    }

    /** Its message is not logged: it might quote the text. */
    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        LOG.errorf("fault=%s at=%s", e.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
        return response(Problem.of(500, "Internal Server Error", "this is a fault of ours"), null);
    }

    private static Response unauthorized() {
        Problem problem = Problem.of(401, "Unauthorized", "a valid token is needed: Authorization: Bearer …");
        return Response.fromResponse(response(problem, null))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response response(Problem problem, @Nullable Duration retryAfter) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }
}
