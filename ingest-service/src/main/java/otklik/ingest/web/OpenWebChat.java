package otklik.ingest.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Problems;

/** {@code POST /v1/web/chats}: 201 with the token of a new chat, shown this once. */
@Singleton
final class OpenWebChat implements Handler<RoutingContext> {
    static final Set<String> JSON = Set.of("application/json");

    private final WebChats chats;
    private final Admission admission;
    private final Problems problems;

    OpenWebChat(WebChats chats, Admission admission, Problems problems) {
        this.chats = chats;
        this.admission = admission;
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        admission.guarded(request, () -> {
            Bodies.requireType(request, JSON, "application-json");
            Bodies.read(
                    request,
                    body -> admission.guarded(request, () -> open(request, UpdateJson.object(body.getBytes()))),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        });
    }

    private void open(HttpServerRequest request, JsonNode asked) {
        admission.ofPerson(request, asked.path("captcha").textValue(), () -> {
            WebChat chat = chats.open(asked.path("site").textValue());
            request.response()
                    .setStatusCode(201)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end("{\"token\":\"" + chats.token(chat) + "\"}");
        });
    }
}
