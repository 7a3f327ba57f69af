package otklik.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Answers with {@code application/problem+json} (RFC 9457) in the caller's language, and counts why. */
@Singleton
public final class Problems {
    public static final String CONTENT_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final long MOST_DISCARDED = 32L * 1024 * 1024;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final MeterRegistry registry;

    Problems(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a refusal that is answered in another way, or in none. */
    public void count(Reason reason) {
        Counter.builder("otklik.ingest.refused")
                .description("Requests and records refused")
                .tag("reason", reason.code())
                .register(registry)
                .increment();
    }

    /** How a refusal is written for who asks: what other standards want instead of problem+json. */
    public interface Form {
        String contentType();

        int status(Reason reason);

        String body(Refusal refusal, ProblemTexts texts);
    }

    private static final Form PROBLEM = new Form() {
        @Override
        public String contentType() {
            return CONTENT_TYPE;
        }

        @Override
        public int status(Reason reason) {
            return reason.status();
        }

        @Override
        public String body(Refusal refusal, ProblemTexts texts) {
            return Problems.body(refusal, texts);
        }
    };

    /** Ends the response, unless it has ended. A body that is not read yet is not waited for, but thrown away. */
    public void answer(HttpServerRequest request, Refusal refusal) {
        answer(request, refusal, PROBLEM);
    }

    /** As {@link #answer(HttpServerRequest, Refusal)}, in another form. */
    public void answer(HttpServerRequest request, Refusal refusal, Form form) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        count(refusal.reason());
        ProblemTexts texts = ProblemTexts.forHeader(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        int status = form.status(refusal.reason());
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, form.contentType());
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language());
        String retryAfter = retryAfter(refusal);
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (status == 401) {
            response.putHeader(
                    "WWW-Authenticate", refusal.reason() == Reason.NO_TOKEN ? "Bearer" : "ApiKey realm=\"otklik\"");
        }
        if (!request.isEnded()) {
            discardBody(request);
        }
        log(refusal, response);
        response.end(form.body(refusal, texts));
    }

    /** Seconds after which to send again what is refused only for now; null for what must be mended first. */
    public static @Nullable String retryAfter(Refusal refusal) {
        return refusal.reason() == Reason.TOO_MANY
                ? refusal.expected()
                : refusal.reason().status() == 503 ? RETRY_AFTER_SECONDS : null;
    }

    /** To close with bytes unread would reset the connection, and the client might never see the answer. */
    private static void discardBody(HttpServerRequest request) {
        AtomicLong discarded = new AtomicLong();
        request.handler(part -> {
            if (discarded.addAndGet(part.length()) > MOST_DISCARDED) {
                request.connection().close();
            }
        });
        request.endHandler(null);
        request.resume();
    }

    private static void log(Refusal refusal, HttpServerResponse response) {
        if (refusal.reason() != Reason.INTERNAL && !LOG.isDebugEnabled()) {
            return;
        }
        Trace.logged(
                response.headers().get("traceparent"),
                () -> LOG.logf(
                        refusal.reason() == Reason.INTERNAL ? Logger.Level.ERROR : Logger.Level.DEBUG,
                        "answer=%d reason=%s field=%s",
                        refusal.reason().status(),
                        refusal.reason().code(),
                        refusal.field()));
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
