package otklik.ingest.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Message;
import otklik.eventing.Trace;
import otklik.ingest.load.Limits;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.MessageJson;
import otklik.ingest.message.Reason;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.message.Submitted;

/** {@code POST /v1/messages}: one message, 202 when the broker has it durably. Runs on event loops, never blocks. */
@Singleton
public final class PostMessage implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(PostMessage.class);
    private static final Set<String> TYPES = Set.of("application/json");
    private static final ThreadLocal<MessageJson> READERS = ThreadLocal.withInitial(MessageJson::new);

    private final Door door;
    private final Limits limits;
    private final MessageCheck check;
    private final ReceiveMessage receive;
    private final Delivery delivery;
    private final Problems problems;

    PostMessage(
            Door door,
            Limits limits,
            MessageCheck check,
            ReceiveMessage receive,
            Delivery delivery,
            Problems problems) {
        this.door = door;
        this.limits = limits;
        this.check = check;
        this.receive = receive;
        this.delivery = delivery;
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String traceparent = Trace.continueOrStart(request.getHeader("traceparent"));
        request.response().putHeader("traceparent", traceparent);
        try {
            Sender sender = door.admit(request);
            limits.requireOpen(sender.source());
            Bodies.requireType(request, TYPES, "application-json");
            Bodies.read(
                    request,
                    body -> receive(request, body, sender, traceparent),
                    () -> problems.answer(request, Bodies.TOO_LARGE));
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        }
    }

    private void receive(HttpServerRequest request, Buffer body, Sender sender, String traceparent) {
        try {
            ConnectorMessage sent = READERS.get().read(body.getBytes(), 0, body.length());
            String idempotencyKey = request.getHeader("Idempotency-Key");
            boolean byKey = isBlank(sent.externalId()) && !isBlank(idempotencyKey);
            String batch = isBlank(sent.batch()) ? request.getHeader("X-Batch") : sent.batch();
            sent = check.check(sender, Submitted.with(sent, byKey ? idempotencyKey : sent.externalId(), batch));
            Message message = receive.message(byKey ? sender.byIdempotencyKey() : sender, sent, null);
            delivery.answerWhenDurable(
                    request,
                    sender.source(),
                    receive.received(message, traceparent),
                    () -> accepted(request.response(), message.messageId()));
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        } catch (RuntimeException e) {
            LOG.errorf(
                    "post=failed trace_id=%s fault=%s",
                    Trace.id(traceparent), e.getClass().getName());
            problems.answer(request, Refusal.of(Reason.INTERNAL));
        }
    }

    private static void accepted(HttpServerResponse response, String messageId) {
        response.setStatusCode(202);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        response.end("{\"messageId\":\"" + messageId + "\"}");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
