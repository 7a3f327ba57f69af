package otklik.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Answers with {@code application/problem+json} (RFC 9457) in the caller's language, and counts why. */
@Singleton
public final class Problems {
    public static final String CONTENT_TYPE = "application/problem+json";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final MeterRegistry registry;

    Problems(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a refusal that is answered in another way, or in none. */
    public void count(Reason reason) {
        registry.counter("otklik.ingest.refused", "reason", reason.code()).increment();
    }

    /** Ends the response, unless it has ended. A body that is not read yet is not waited for. */
    public void answer(HttpServerRequest request, Refusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        count(refusal.reason());
        ProblemTexts texts = ProblemTexts.forHeader(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        int status = refusal.reason().status();
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE);
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language());
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (status == 401) {
            response.putHeader(
                    "WWW-Authenticate", refusal.reason() == Reason.NO_TOKEN ? "Bearer" : "ApiKey realm=\"otklik\"");
        }
        if (!request.isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(body(refusal, texts));
    }

    /** The problem as JSON. */
    public static String body(Refusal refusal, ProblemTexts texts) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"type\":\"urn:otklik:problem:").append(refusal.reason().code());
        json.append("\",\"title\":\"");
        quote(texts.title(refusal), json);
        json.append("\",\"status\":").append(refusal.reason().status());
        json.append(",\"detail\":\"");
        quote(texts.detail(refusal), json);
        json.append('"');
        if (refusal.field() != null) {
            json.append(",\"field\":\"");
            quote(refusal.field(), json);
            json.append('"');
        }
        return json.append('}').toString();
    }

    private static void quote(String text, StringBuilder json) {
        JsonStringEncoder.getInstance().quoteAsString(text, json);
    }
}
