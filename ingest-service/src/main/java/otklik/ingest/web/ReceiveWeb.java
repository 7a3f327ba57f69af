package otklik.ingest.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.ReceiveChat;
import otklik.ingest.channel.ReceiveChat.Events;
import otklik.ingest.channel.Update;
import otklik.ingest.http.Delivery;
import otklik.ingest.message.Refused;

/** Makes events of what a page sent and answers 202 when they are durable. */
@Singleton
final class ReceiveWeb {
    private final ReceiveChat receive;
    private final Delivery delivery;
    private final MeterRegistry registry;

    ReceiveWeb(ReceiveChat receive, Delivery delivery, MeterRegistry registry) {
        this.receive = receive;
        this.delivery = delivery;
        this.registry = registry;
    }

    /** Begins or continues the trace, which the answer names. */
    static void trace(HttpServerRequest request) {
        request.response().putHeader("traceparent", Trace.continueOrStart(request.getHeader("traceparent")));
    }

    /** What was written in a chat. */
    void update(HttpServerRequest request, WebChat chat, Submission sent) throws Refused {
        switch (WebUpdates.of(chat, sent)) {
            case Update.Written(String id, ChatMessage message) -> publish(request, chat, id, message, null);
            case Update.Acted acted -> acted(request, acted);
            case Update.Edited e -> throw new IllegalStateException("no page edits");
            case Update.Withdrawn w -> throw new IllegalStateException("no page withdraws");
            case Update.Ignored i -> throw new IllegalStateException("all that pages send is for us");
            case Update.Confirmation c -> throw new IllegalStateException("no page asks who we are");
        }
    }

    /** What was filled into a form; its sender gets the chat's token, to be answered there. */
    void form(HttpServerRequest request, WebChat chat, Submission form, String token) throws Refused {
        publish(request, chat, chat.id() + ":" + form.clientId(), WebUpdates.message(chat, form), token);
    }

    private void publish(
            HttpServerRequest request, WebChat chat, String updateId, ChatMessage message, @Nullable String token)
            throws Refused {
        Events events = receive.written(
                chat.bot(), updateId, message, request.response().headers().get("traceparent"));
        delivery.answerWhenDurable(
                request,
                chat.bot().channel() + "-" + chat.site(),
                events.contact(),
                events.message(),
                () -> accepted(request, events.message().subject(), token));
    }

    /** Nobody takes acts of chats yet. */
    private void acted(HttpServerRequest request, Update.Acted acted) {
        Counter.builder("otklik.ingest.ignored")
                .description("Updates of a channel that are no messages")
                .tags("channel", WebChat.CHANNEL, "kind", "act")
                .register(registry)
                .increment();
        request.response()
                .setStatusCode(202)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{}");
    }

    private static void accepted(HttpServerRequest request, String messageId, @Nullable String token) {
        request.response()
                .setStatusCode(202)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end("{\"messageId\":\"" + messageId + "\"" + (token == null ? "" : ",\"chatToken\":\"" + token + "\"")
                        + "}");
    }
}
