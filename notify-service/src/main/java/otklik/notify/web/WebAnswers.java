package otklik.notify.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;

/** Answers pages: JSON that nobody keeps, and problems (RFC 9457) in the caller's language. */
@Singleton
final class WebAnswers {
    private static final String TEXTS = "otklik.notify.web.problems";
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

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
        ResourceBundle texts = texts(request.getHeader("Accept-Language"));
        ObjectNode body = EventJson.mapper()
                .createObjectNode()
                .put("type", "urn:otklik:problem:" + problem.code())
                .put("title", texts.getString(problem.code() + ".title"))
                .put("status", problem.status())
                .put("detail", texts.getString(problem.code() + ".detail"));
        if (problem.field() != null) {
            body.put("field", problem.field());
        }
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "3");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Language", texts.getLocale().getLanguage())
                .end(body.toString());
    }

    private static ResourceBundle texts(@Nullable String acceptLanguage) {
        Locale best = null;
        if (acceptLanguage != null) {
            try {
                best = Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
            } catch (IllegalArgumentException unreadable) {
                best = null;
            }
        }
        return ResourceBundle.getBundle(
                TEXTS,
                best == null ? LOCALES.getFirst() : best,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
