package otklik.ingest.open311;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Refusal;

/** Ends responses, each once, in the format asked for. */
@Singleton
final class Answers {
    private final Problems problems;

    Answers(Problems problems) {
        this.problems = problems;
    }

    void give(HttpServerRequest request, Document document, Format format) {
        give(request, document.in(format), format.contentType());
    }

    /** What is written already. */
    void give(HttpServerRequest request, String document, String contentType) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        forPages(response);
        response.end(document);
    }

    void refuse(HttpServerRequest request, Refusal refusal, Format format) {
        if (!request.response().ended() && !request.response().closed()) {
            forPages(request.response());
        }
        problems.answer(request, refusal, new ErrorsForm(format));
    }

    /** What a browser asks first, where a page sends more than a plain form. */
    void allow(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        forPages(response);
        response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
        response.putHeader(
                "Access-Control-Allow-Headers",
                "Accept-Language, Content-Type, Idempotency-Key, X-API-Key, traceparent");
        response.putHeader("Access-Control-Max-Age", "3600");
        response.setStatusCode(204).end();
    }

    /** Anybody's page may read what anybody may know, and no browser takes a citizen's words for a page. */
    private static void forPages(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Origin", "*");
        response.putHeader("X-Content-Type-Options", "nosniff");
    }
}
