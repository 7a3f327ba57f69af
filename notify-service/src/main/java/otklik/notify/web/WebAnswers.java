package otklik.notify.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.ResourceBundle;
import otklik.eventing.EventJson;
import otklik.notify.http.Problem;

/** Answers pages: JSON that nobody keeps, and problems (RFC 9457) in the caller's language. */
@Singleton
final class WebAnswers {

    /** Ends the response, unless it has ended. */
    void json(HttpServerRequest request, ObjectNode body) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(body.toString());
        }
    }

    /** Ends the response, unless it has ended. */
    void problem(HttpServerRequest request, WebProblem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        ResourceBundle texts = problem.texts(request.getHeader("Accept-Language"));
        JsonNode body = EventJson.mapper().valueToTree(problem.told(texts, null));
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "3");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Content-Language", texts.getLocale().getLanguage())
                .end(body.toString());
    }
}
