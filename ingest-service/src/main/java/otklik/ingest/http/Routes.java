package otklik.ingest.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Puts the message routes straight on the router: they are the hot path. */
@Singleton
final class Routes {
    private final PostMessage postMessage;
    private final Problems problems;

    Routes(PostMessage postMessage, Problems problems) {
        this.postMessage = postMessage;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.post("/v1/messages").handler(postMessage);
        router.route("/v1/messages").handler(this::wrongMethod);
    }

    private void wrongMethod(RoutingContext routing) {
        routing.response().putHeader("Allow", "POST");
        problems.answer(routing.request(), new Refusal(Reason.WRONG_METHOD, null, "post"));
    }
}
