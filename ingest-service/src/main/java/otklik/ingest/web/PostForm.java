package otklik.ingest.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Problems;

/**
 * {@code POST /v1/web/form}: a message by a form, as JSON or {@code multipart/form-data}. 202 when the broker has it
 * durably, with the token of a chat where number, PIN and answers arrive: of the chat whose token came along, else of one of
 * its own.
 */
@Singleton
final class PostForm implements Handler<RoutingContext> {
    private final WebChats chats;
    private final ReceiveWeb receive;
    private final Admission admission;
    private final Problems problems;

    PostForm(WebChats chats, ReceiveWeb receive, Admission admission, Problems problems) {
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
            if (isMultipart(request)) {
                MultipartForm.read(
                        request,
                        whole -> admission.guarded(
                                request, () -> receive(request, SubmissionFields.form(whole.formAttributes()))),
                        refusal -> problems.answer(request, refusal));
                return;
            }
            Bodies.requireType(request, OpenWebChat.JSON, "form-types");
            Bodies.read(
                    request,
                    body -> admission.guarded(request, () -> receive(request, SubmissionFields.json(body.getBytes()))),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        });
    }

    private void receive(HttpServerRequest request, Submission form) {
        admission.ofPerson(request, form.captcha(), () -> {
            WebChat chat = request.headers().contains(WebChats.TOKEN_HEADER)
                    ? chats.ofToken(request)
                    : chats.ofForm(form.site(), form);
            receive.form(request, chat, form, chats.token(chat));
        });
    }

    private static boolean isMultipart(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }
}
