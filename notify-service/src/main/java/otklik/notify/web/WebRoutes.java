package otklik.notify.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What pages call here. */
@Singleton
final class WebRoutes {
    private final GetStream stream;
    private final GetNotices notices;
    private final Cors cors;
    private final WebAnswers answers;

    WebRoutes(GetStream stream, GetNotices notices, Cors cors, WebAnswers answers) {
        this.stream = stream;
        this.notices = notices;
        this.cors = cors;
        this.answers = answers;
    }

    void register(@Observes Router router) {
        route(router, "/v1/web/chats/stream", stream);
        route(router, "/v1/web/chats/notices", notices);
    }

    private void route(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).handler(cors);
        router.get(path).handler(handler);
        router.route(path).handler(routing -> {
            routing.response().putHeader("Allow", "GET");
            answers.problem(routing.request(), WebProblem.WRONG_METHOD);
        });
    }
}
