package otklik.ingest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import otklik.ingest.channel.ChannelHook;
import otklik.ingest.http.PostMessage;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.stream.PostStream;

/** Puts the message routes straight on the router: they are the hot path. */
@Singleton
final class Routes {
    /** A colon in a path of Vert.x would name a parameter; some clients escape it. */
    private static final String STREAM = "/v1/messages(?::|%3[Aa])stream";

    private final PostMessage postMessage;
    private final PostStream postStream;
    private final ChannelHook channelHook;
    private final Problems problems;

    Routes(PostMessage postMessage, PostStream postStream, ChannelHook channelHook, Problems problems) {
        this.postMessage = postMessage;
        this.postStream = postStream;
        this.channelHook = channelHook;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.post("/v1/messages").handler(postMessage);
        router.route("/v1/messages").handler(this::wrongMethod);
        router.postWithRegex(STREAM).handler(postStream);
        router.routeWithRegex(STREAM).handler(this::wrongMethod);
        router.post("/hooks/:channel/:bot").handler(channelHook);
        router.route("/hooks/:channel/:bot").handler(this::wrongMethod);
    }

    private void wrongMethod(RoutingContext routing) {
        routing.response().putHeader("Allow", "POST");
        problems.answer(routing.request(), new Refusal(Reason.WRONG_METHOD, null, "post"));
    }
}
