package otklik.ingest.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** What pages call. */
@Singleton
final class WebRoutes {
    private final OpenWebChat openChat;
    private final PostChatMessage postMessage;
    private final PostForm postForm;
    private final Cors cors;
    private final Problems problems;

    WebRoutes(OpenWebChat openChat, PostChatMessage postMessage, PostForm postForm, Cors cors, Problems problems) {
        this.openChat = openChat;
        this.postMessage = postMessage;
        this.postForm = postForm;
        this.cors = cors;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        route(router, "/v1/web/chats", openChat);
        route(router, "/v1/web/chats/messages", postMessage);
        route(router, "/v1/web/form", postForm);
    }

    private void route(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).handler(cors);
        router.post(path).handler(handler);
        router.route(path).handler(routing -> {
            routing.response().putHeader("Allow", "POST");
            problems.answer(routing.request(), new Refusal(Reason.WRONG_METHOD, null, "post"));
        });
    }
}
