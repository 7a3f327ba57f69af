package otklik.ingest.open311;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import otklik.eventing.Trace;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Delivery;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.region.Language;
import otklik.region.RegionPack;

/**
 * {@code POST /requests} and {@code POST /servicerequestupdates}: 200 when contact and message are durable. For trying, all is checked
 * and nothing published. A request never waits for the database; an update has to, to know whose request it is.
 */
@Singleton
final class PostRequests {
    /** The longest description in percent escapes, and all other fields. */
    private static final int MOST_BYTES = 128 * 1024;

    private static final Refusal TOO_LARGE = new Refusal(Reason.BODY_TOO_LARGE, "body", MOST_BYTES + "");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TRIED =
            "Checked, not recorded: this is for trying. Проверено, но не сохранено: это для проб.";
    private static final Logger LOG = Logger.getLogger(PostRequests.class);

    private final Clients clients;
    private final ReceiveRequest receive;
    private final ReadRequests reads;
    private final Published published;
    private final Spoken spoken;

    /** How what was taken leaves, and how it is answered. */
    @Singleton
    record Published(Delivery delivery, RequestDocuments documents, Answers answers) {}

    /** In which language. */
    @Singleton
    record Spoken(RegionPack pack, Languages languages) {}

    PostRequests(Clients clients, ReceiveRequest receive, ReadRequests reads, Published published, Spoken spoken) {
        this.clients = clients;
        this.receive = receive;
        this.reads = reads;
        this.published = published;
        this.spoken = spoken;
    }

    void post(HttpServerRequest request, Asked asked) {
        String traceparent = Trace.continueOrStart(request.getHeader("traceparent"));
        request.response().putHeader("traceparent", traceparent);
        try {
            Form query = Form.read(request.query());
            if (clients.isKeyIn(request, query)) {
                clients.admit(request, query);
            }
            if (MultipartFields.areIn(request)) {
                MultipartFields.read(
                        request,
                        MOST_BYTES,
                        whole -> received(request, asked, query, () -> Form.of(whole.formAttributes())),
                        refusal -> refuse(request, asked, refusal));
                return;
            }
            requireForm(request);
            Bodies.read(
                    request,
                    MOST_BYTES,
                    body -> received(request, asked, query, () -> Form.read(body.toString(StandardCharsets.UTF_8))),
                    () -> refuse(request, asked, TOO_LARGE));
        } catch (Refused e) {
            refuse(request, asked, e.refusal());
        }
    }

    /** Whatever charset it names: that of a form's escapes is UTF-8, and many clients name the default of their library. */
    private static void requireForm(HttpServerRequest request) throws Refused {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            throw new Refusal(Reason.WRONG_CONTENT_TYPE, "Content-Type", "open311-form-types").thrown();
        }
    }

    /** What was sent, now that all of it is here. */
    @FunctionalInterface
    private interface Sent {
        Form form() throws Refused;
    }

    private void received(HttpServerRequest request, Asked asked, Form query, Sent sent) {
        String traceparent = request.response().headers().get("traceparent");
        try {
            Form form = sent.form().and(query);
            Sender sender = clients.admit(request, form);
            clients.checkJurisdiction(form);
            Language language = spoken.languages().named(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            var beside = new ReceiveRequest.Beside(
                    request.getHeader("Idempotency-Key"), language == null ? null : language.code(), traceparent);
            if (asked.resource() == Asked.Resource.UPDATES) {
                update(request, asked, sender, form, beside);
            } else {
                publish(request, asked, sender, receive.request(sender, form, beside));
            }
        } catch (Refused e) {
            refuse(request, asked, e.refusal());
        } catch (RuntimeException e) {
            fail(request, asked, traceparent, e);
        }
    }

    private void update(HttpServerRequest request, Asked asked, Sender sender, Form form, ReceiveRequest.Beside beside)
            throws Refused {
        String number = form.text("service_request_id");
        if (number == null) {
            throw Refusal.of(Reason.MISSING, "service_request_id").thrown();
        }
        reads.offLoop(
                () -> {
                    PublicRequest its = reads.find(number);
                    if (!sender.source().equals(its.source())) {
                        throw Refusal.of(Reason.NOT_YOURS, "service_request_id").thrown();
                    }
                    if (its.isClosed()) {
                        throw Refusal.of(Reason.OVER, "service_request_id").thrown();
                    }
                    return receive.update(sender, form, its.reference(), beside);
                },
                outcome -> {
                    switch (outcome) {
                        case ReadRequests.Outcome.Read<Submission>(Submission made) ->
                            publish(request, asked, sender, made);
                        case ReadRequests.Outcome.Not<Submission>(Refusal refusal) -> refuse(request, asked, refusal);
                    }
                });
    }

    private void publish(HttpServerRequest request, Asked asked, Sender sender, Submission made) {
        if (asked.test()) {
            published.answers().give(request, answer(request, asked, made), asked.format());
            return;
        }
        try {
            published
                    .delivery()
                    .answerWhenDurable(
                            request,
                            sender.source(),
                            made.events(),
                            () -> published.answers().give(request, answer(request, asked, made), asked.format()),
                            refusal -> refuse(request, asked, refusal));
        } catch (RuntimeException e) {
            fail(request, asked, request.response().headers().get("traceparent"), e);
        }
    }

    private Document answer(HttpServerRequest request, Asked asked, Submission made) {
        String id = made.message().messageId();
        if (asked.resource() == Asked.Resource.UPDATES) {
            return published.documents().updateTaken(id);
        }
        Language language = spoken.languages().of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        String taken = spoken.pack().historyTitle("opened", language).orElse("");
        return published.documents().taken(id, asked.test() ? TRIED : taken);
    }

    private void refuse(HttpServerRequest request, Asked asked, Refusal refusal) {
        published.answers().refuse(request, refusal, asked.format());
    }

    private void fail(HttpServerRequest request, Asked asked, String traceparent, RuntimeException fault) {
        LOG.errorf(
                "open311=post trace_id=%s fault=%s",
                Trace.id(traceparent), fault.getClass().getName());
        refuse(request, asked, Refusal.of(Reason.INTERNAL));
    }
}
