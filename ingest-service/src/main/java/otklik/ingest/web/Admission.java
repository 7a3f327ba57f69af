package otklik.ingest.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.http.Problems;
import otklik.ingest.load.Captcha;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Lets people through and answers for the others; and turns what goes wrong on the way into problems. */
@Singleton
final class Admission {
    private static final Logger LOG = Logger.getLogger(Admission.class);

    private final Vertx vertx;
    private final Captcha captcha;
    private final Problems problems;

    Admission(Vertx vertx, Captcha captcha, Problems problems) {
        this.vertx = vertx;
        this.captcha = captcha;
        this.problems = problems;
    }

    /** What is done with a request, on its event loop. */
    @FunctionalInterface
    interface Step {
        void take() throws Refused;
    }

    /** Takes the step; a refusal or a fault of ours is the answer then. */
    void guarded(HttpServerRequest request, Step step) {
        try {
            step.take();
        } catch (Refused e) {
            problems.answer(request, e.refusal());
        } catch (RuntimeException e) {
            String traceparent = request.response().headers().get("traceparent");
            LOG.errorf(
                    "web=failed trace_id=%s fault=%s",
                    traceparent == null ? "" : Trace.id(traceparent),
                    e.getClass().getName());
            problems.answer(request, Refusal.of(Reason.INTERNAL));
        }
    }

    /** Takes the step when a person asks. */
    void ofPerson(HttpServerRequest request, @Nullable String answer, Step step) {
        Context context = vertx.getOrCreateContext();
        captcha.admits(answer, remote(request))
                .whenComplete((person, fault) -> context.runOnContext(back -> {
                    if (fault == null && Boolean.TRUE.equals(person)) {
                        guarded(request, step);
                    } else {
                        problems.answer(request, Refusal.of(Reason.WRONG_CAPTCHA, "captcha"));
                    }
                }));
    }

    private static String remote(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null ? "" : String.valueOf(address.hostAddress());
    }
}
