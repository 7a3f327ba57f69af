package otklik.ingest.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Problems;

/** {@code POST /v1/web/chats/messages}: what a citizen writes in his chat. 202 when the broker has it durably. */
@Singleton
final class PostChatMessage implements Handler<RoutingContext> {
    private final WebChats chats;
    private final ReceiveWeb receive;
    private final Admission admission;
    private final Problems problems;

    PostChatMessage(WebChats chats, ReceiveWeb receive, Admission admission, Problems problems) {
        this.chats = chats;
        this.receive = receive;
        this.admission = admission;
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        ReceiveWeb.trace(request);
        admission.guarded(request, () -> {
            WebChat chat = chats.ofToken(request);
            Bodies.requireType(request, OpenWebChat.JSON, "application-json");
            Bodies.read(
                    request,
                    body -> admission.guarded(
                            request, () -> receive.update(request, chat, SubmissionFields.json(body.getBytes()))),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        });
    }
}
