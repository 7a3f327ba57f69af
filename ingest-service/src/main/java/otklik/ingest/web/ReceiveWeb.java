package otklik.ingest.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.MessageEvent;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.UpdateEvents;
import otklik.ingest.http.Delivery;
import otklik.ingest.http.Problems;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Refused;

/** Makes events of what a page sent and answers 202 when they are durable. */
@Singleton
final class ReceiveWeb {
    private final UpdateEvents events;
    private final Delivery delivery;
    private final Problems problems;

    ReceiveWeb(UpdateEvents events, Delivery delivery, Problems problems) {
        this.events = events;
        this.delivery = delivery;
        this.problems = problems;
    }

    /** Begins or continues the trace, which the answer names. */
    static void trace(HttpServerRequest request) {
        request.response().putHeader("traceparent", Trace.continueOrStart(request.getHeader("traceparent")));
    }

    /** What was written in a chat. */
    void update(HttpServerRequest request, WebChat chat, Submission sent) throws Refused {
        publish(request, chat, WebUpdates.of(chat, sent), null);
    }

    /** What was filled into a form; its sender gets the chat's token, to be answered there. */
    void form(HttpServerRequest request, WebChat chat, Submission form, String token) throws Refused {
        publish(
                request,
                chat,
                new Update.Written(chat.id() + ":" + form.clientId(), WebUpdates.message(chat, form)),
                token);
    }

    private void publish(HttpServerRequest request, WebChat chat, Update update, @Nullable String token)
            throws Refused {
        List<Outgoing<?>> published = events.of(
                chat.bot(),
                update,
                MessageCheck.MOST_TEXT,
                request.response().headers().get("traceparent"));
        delivery.answerWhenDurable(
                request,
                chat.bot().channel() + "-" + chat.site(),
                published,
                () -> accepted(request, published.getLast(), token),
                refusal -> problems.answer(request, refusal));
    }

    /** Of a message its id, of a command or a button nothing. */
    private static void accepted(HttpServerRequest request, Outgoing<?> published, @Nullable String token) {
        boolean isMessage = published.event() instanceof MessageEvent;
        request.response()
                .setStatusCode(202)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(isMessage ? json(published.subject(), token) : "{}");
    }

    private static String json(String messageId, @Nullable String token) {
        return "{\"messageId\":\"" + messageId + "\"" + (token == null ? "" : ",\"chatToken\":\"" + token + "\"") + "}";
    }
}
