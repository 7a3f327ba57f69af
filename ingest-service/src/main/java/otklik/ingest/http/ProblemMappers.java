package otklik.ingest.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** The admin's resources answer with the same problems as everything else. */
class ProblemMappers {
    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(Refused refused, HttpHeaders headers) {
        return answer(refused.refusal(), headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response noToken(Exception fault, HttpHeaders headers) {
        return answer(Refusal.of(Reason.NO_TOKEN, "Authorization"), headers);
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException fault, HttpHeaders headers) {
        return answer(Refusal.of(Reason.NOT_ALLOWED, "Authorization"), headers);
    }

    @ServerExceptionMapper
    Response databaseAway(SQLException fault, HttpHeaders headers) {
        return answer(Refusal.of(Reason.UNAVAILABLE), headers);
    }

    private Response answer(Refusal refusal, HttpHeaders headers) {
        problems.count(refusal.reason());
        var texts = ProblemTexts.forHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var response = Response.status(refusal.reason().status())
                .type(Problems.CONTENT_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.language())
                .entity(Problems.body(refusal, texts));
        if (refusal.reason().status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (refusal.reason() == Reason.NO_TOKEN) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
