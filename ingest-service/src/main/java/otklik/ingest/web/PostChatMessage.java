package otklik.ingest.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Problems;
import otklik.ingest.upload.ReceiveForm;

/**
 * {@code POST /v1/web/chats/messages}: what a citizen writes in his chat, as JSON or, with files, as {@code multipart/form-data}. 202
 * when it and they are durable.
 */
@Singleton
final class PostChatMessage implements Handler<RoutingContext> {
    private final WebChats chats;
    private final ReceiveWeb receive;
    private final Admission admission;
    private final Problems problems;
    private final ReceiveForm receiveForm;

    PostChatMessage(
            WebChats chats, ReceiveWeb receive, Admission admission, Problems problems, ReceiveForm receiveForm) {
        this.chats = chats;
        this.receive = receive;
        this.admission = admission;
        this.problems = problems;
        this.receiveForm = receiveForm;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        ReceiveWeb.trace(request);
        admission.guarded(request, () -> {
            WebChat chat = chats.ofToken(request);
            receive.requireRoom(chat);
            if (ReceiveForm.isMultipart(request)) {
                receiveForm.receive(
                        routing,
                        form -> admission.guarded(
                                request, () -> receive.update(request, chat, SubmissionFields.form(form))));
                return;
            }
            Bodies.requireType(request, OpenWebChat.JSON, "form-types");
            Bodies.read(
                    request,
                    body -> admission.guarded(
                            request, () -> receive.update(request, chat, SubmissionFields.json(body.getBytes()))),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        });
    }
}
