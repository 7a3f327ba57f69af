package otklik.ingest.connection;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Bodies of everything that has no limit of its own: only a stream of lines may be without an end. */
@Singleton
public final class BodyLimit implements Handler<RoutingContext> {
    private final Problems problems;
    private final long most;

    BodyLimit(Problems problems, ConnectionSettings settings) {
        this.problems = problems;
        this.most = settings.mostBody();
    }

    @Override
    public void handle(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > most)) {
            problems.answer(routing.request(), new Refusal(Reason.BODY_TOO_LARGE, "body", String.valueOf(most)));
        } else {
            // Resources stop reading there, also when no length was said.
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
            routing.next();
        }
    }
}
