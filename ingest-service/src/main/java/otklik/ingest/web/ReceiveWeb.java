package otklik.ingest.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.MessageEvent;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.ingest.channel.Mailboxes;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.UpdateEvents;
import otklik.ingest.http.Delivery;
import otklik.ingest.http.Problems;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.upload.KeepFiles;

/** Makes events of what a page sent and answers 202 when they are durable. */
@Singleton
final class ReceiveWeb {
    private static final Logger LOG = Logger.getLogger(ReceiveWeb.class);

    private final UpdateEvents events;
    private final Mailboxes mailboxes;
    private final Delivery delivery;
    private final Problems problems;
    private final KeepFiles keepFiles;
    private final Vertx vertx;

    ReceiveWeb(
            UpdateEvents events,
            Mailboxes mailboxes,
            Delivery delivery,
            Problems problems,
            KeepFiles keepFiles,
            Vertx vertx) {
        this.events = events;
        this.mailboxes = mailboxes;
        this.delivery = delivery;
        this.problems = problems;
        this.keepFiles = keepFiles;
        this.vertx = vertx;
    }

    /** Begins or continues the trace, which the answer names. */
    static void trace(HttpServerRequest request) {
        request.response().putHeader("traceparent", Trace.continueOrStart(request.getHeader("traceparent")));
    }

    /** What was written in a chat. */
    void update(HttpServerRequest request, WebChat chat, Submission sent) throws Refused {
        publish(request, chat, WebUpdates.of(chat, sent), sent, null);
    }

    /** What was filled into a form; its sender gets the chat's token, to be answered there. */
    void form(HttpServerRequest request, WebChat chat, Submission form, String token) throws Refused {
        publish(
                request,
                chat,
                new Update.Written(chat.id() + ":" + form.clientId(), WebUpdates.message(chat, form)),
                form,
                token);
    }

    /** Before a body is read that could not be sent on. */
    void requireRoom(WebChat chat) throws Refused {
        delivery.requireRoom(source(chat));
    }

    /** The same events, with the mailbox after the chat's own contact and before the message, where one was given. */
    private List<Outgoing<?>> withMailbox(List<Outgoing<?>> made, Submission sent, @Nullable String traceparent) {
        String address = sent.email();
        if (address == null || made.isEmpty() || !(made.getFirst().event() instanceof ContactGiven chat)) {
            return made;
        }
        List<Outgoing<?>> all = new ArrayList<>(made);
        all.add(1, mailboxes.beside(chat, sent.clientId(), address, traceparent));
        return List.copyOf(all);
    }

    /** What is wrong with the rest is said before a file is kept, and all files are durable before the message goes on its way. */
    private void publish(
            HttpServerRequest request, WebChat chat, Update update, Submission sent, @Nullable String token)
            throws Refused {
        String traceparent = request.response().headers().get("traceparent");
        List<Outgoing<?>> published =
                withMailbox(events.of(chat.bot(), update, MessageCheck.MOST_TEXT, traceparent), sent, traceparent);
        Runnable publish = () -> delivery.answerWhenDurable(
                request,
                source(chat),
                published,
                () -> accepted(request, published.getLast(), token),
                refusal -> problems.answer(request, refusal));
        if (published.getLast().event() instanceof MessageEvent of
                && !sent.files().isEmpty()) {
            Context context = vertx.getOrCreateContext();
            keepFiles
                    .keep(of.message(), sent.filesIn(chat))
                    .whenComplete((kept, fault) -> context.runOnContext(back -> {
                        if (fault == null) {
                            publish.run();
                        } else {
                            problems.answer(
                                    request, fault instanceof Refused refused ? refused.refusal() : broken(of, fault));
                        }
                    }));
        } else {
            publish.run();
        }
    }

    private static Refusal broken(MessageEvent of, Throwable fault) {
        LOG.errorf(
                "upload=failed message=%s fault=%s",
                of.message().messageId(), fault.getClass().getName());
        return Refusal.of(Reason.INTERNAL);
    }

    private static String source(WebChat chat) {
        return chat.bot().channel() + "-" + chat.site();
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
