package otklik.notify.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import otklik.eventing.EventJson;

/** {@code GET /v1/web/chats/notices}: the same for who asks now and then. */
@Singleton
final class GetNotices implements Handler<RoutingContext> {
    private final Tokens tokens;
    private final ReadNotices reader;
    private final WebAnswers answers;
    private final Vertx vertx;

    GetNotices(Tokens tokens, ReadNotices reader, WebAnswers answers, Vertx vertx) {
        this.tokens = tokens;
        this.reader = reader;
        this.answers = answers;
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<WebChat> chat = tokens.chat(request);
        OptionalLong after = Position.of(request.getParam("after"));
        if (chat.isEmpty()) {
            answers.problem(request, WebProblem.WRONG_CHAT);
        } else if (after.isEmpty()) {
            answers.problem(request, WebProblem.BAD_AFTER);
        } else {
            reader.ask(chat.get(), after.getAsLong(), new Once(request, vertx.getOrCreateContext(), answers));
        }
    }

    private record Once(HttpServerRequest request, Context context, WebAnswers answers) implements ReadNotices.Asker {
        @Override
        public void answered(ReadNotices.Answer answer) {
            ObjectNode body = EventJson.mapper().createObjectNode();
            ArrayNode notices = body.putArray("notices");
            answer.notices().forEach(notice -> notices.add(notice.json()));
            body.put("cursor", Long.toString(answer.position())).put("more", answer.more());
            context.runOnContext(now -> answers.json(request, body));
        }

        @Override
        public void unanswered() {
            context.runOnContext(now -> answers.problem(request, WebProblem.UNAVAILABLE));
        }
    }
}
