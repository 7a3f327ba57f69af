package otklik.notify.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ResourceBundle;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what was {@link Refused}. */
final class RefusedMapper {

    @ServerExceptionMapper
    Response refused(Refused refused, HttpHeaders headers) {
        ResourceBundle texts = refused.texts(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = refused.told(texts);
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.getLocale().getLanguage())
                .entity(problem)
                .build();
    }
}
