package otklik.routing.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error leaves as problem+json. */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    @ServerExceptionMapper
    Response refusal(Refusal refusal, HttpHeaders headers) {
        return response(
                refusal.problem(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), refusal.retryAfter());
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
        return response(Problem.forbidden("the token's roles do not allow this"), null);
    }

    @ServerExceptionMapper
    Response badJson(JsonProcessingException e) {
        return response(Problem.invalid("body", "the body is not the JSON that is expected"), null);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        if (e.getCause() instanceof JsonProcessingException bad) {
            return badJson(bad);
        }
        return response(Problem.of(status.getStatusCode(), status.getReasonPhrase(), status.getReasonPhrase()), null);
    }

    @ServerExceptionMapper
    Response database(SQLException e) {
        LOG.warnf("fault=%s sqlstate=%s", e.getClass().getName(), e.getSQLState());
        LOG.debug("the database refused a request", e);
        return response(Problem.of(503, "Service Unavailable", "the database does not answer; try again"), SOON);
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.errorf("fault=%s", e.getClass().getName());
        LOG.debug("a request failed", e);
        return response(Problem.of(500, "Internal Server Error", "this is a fault of ours"), null);
    }

    private static Response unauthorized() {
        return Response.fromResponse(response(Problem.unauthorized(), null))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response response(Problem problem, @Nullable Duration retryAfter) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (retryAfter != null) {
            response.header("Retry-After", Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }
}
