package otklik.ingest.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Refused;
import otklik.ingest.upload.ReceiveForm;

/**
 * {@code POST /v1/web/form}: a message by a form, as JSON or {@code multipart/form-data}, with files. 202 when it and they are
 * durable, with the token of a chat where number, PIN and answers arrive: of the chat whose token came along, else of one of
 * its own.
 */
@Singleton
final class PostForm implements Handler<RoutingContext> {
    private final WebChats chats;
    private final ReceiveWeb receive;
    private final Admission admission;
    private final Problems problems;
    private final ReceiveForm receiveForm;

    PostForm(WebChats chats, ReceiveWeb receive, Admission admission, Problems problems, ReceiveForm receiveForm) {
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
            if (ReceiveForm.isMultipart(request)) {
                receiveForm.receive(
                        routing,
                        form -> admission.guarded(request, () -> receive(request, SubmissionFields.form(form))));
                return;
            }
            Bodies.requireType(request, OpenWebChat.JSON, "form-types");
            Bodies.read(
                    request,
                    body -> admission.guarded(request, () -> receive(request, SubmissionFields.json(body.getBytes()))),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        });
    }

    /** Whoever has a chat was asked for the person behind it when it was opened. */
    private void receive(HttpServerRequest request, Submission form) throws Refused {
        if (request.headers().contains(WebChats.TOKEN_HEADER)) {
            receive(request, chats.ofToken(request), form);
        } else {
            admission.ofPerson(request, form.captcha(), () -> receive(request, chats.ofForm(form.site(), form), form));
        }
    }

    private void receive(HttpServerRequest request, WebChat chat, Submission form) throws Refused {
        receive.form(request, chat, form, chats.token(chat));
    }
}
