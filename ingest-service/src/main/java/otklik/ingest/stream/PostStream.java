package otklik.ingest.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.IngestSettings;
import otklik.ingest.connection.SlowClients;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Door;
import otklik.ingest.http.ProblemTexts;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;

/** Opens a {@link StreamSession} for each {@code POST /v1/messages:stream} that may come in. */
@Singleton
public final class PostStream implements Handler<RoutingContext> {
    private static final Set<String> TYPES = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

    private final Vertx vertx;
    private final Door door;
    private final SlowClients slowClients;
    private final Intake intake;
    private final MeterRegistry registry;
    private final IngestSettings.Streaming settings;
    private final AtomicInteger open = new AtomicInteger();

    PostStream(
            Vertx vertx,
            Door door,
            SlowClients slowClients,
            Intake intake,
            MeterRegistry registry,
            IngestSettings settings) {
        this.vertx = vertx;
        this.door = door;
        this.slowClients = slowClients;
        this.intake = intake;
        this.registry = registry;
        this.settings = settings.stream();
        Gauge.builder("otklik.ingest.open.streams", this, PostStream::openStreams)
                .description("Streams that are open")
                .register(registry);
    }

    /** How many streams are open now. */
    public int openStreams() {
        return open.get();
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        try {
            Sender sender = door.admit(request);
            Bodies.requireType(request, TYPES, "application-x-ndjson");
            ResultMode mode = ResultMode.of(request.getParam("results"));
            if (mode == null) {
                throw new Refusal(Reason.BAD_VALUE, "results", "results").thrown();
            }
            String batch = intake.check().batch(request.getHeader("X-Batch"));
            if (!intake.broker().found()) {
                throw Refusal.of(Reason.UNAVAILABLE).thrown();
            }
            if (open.incrementAndGet() > settings.most()) {
                open.decrementAndGet();
                throw Refusal.of(Reason.TOO_MANY_STREAMS).thrown();
            }
            open(request, sender, mode, batch);
        } catch (Refused e) {
            intake.problems().answer(request, e.refusal());
        }
    }

    private void open(HttpServerRequest request, Sender sender, ResultMode mode, @Nullable String batch) {
        slowClients.bePatientWith(request);
        String traceparent = request.getHeader("traceparent");
        HttpServerResponse response = request.response();
        response.setChunked(true);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson");
        response.putHeader("traceparent", Trace.continueOrStart(traceparent));
        Lines lines = new Lines(
                sender,
                batch,
                traceparent,
                intake,
                Counter.builder("otklik.ingest.accepted")
                        .description("Messages acknowledged to their sender")
                        .tag("connector", sender.source())
                        .register(registry));
        Results results = new Results(
                response, vertx.getOrCreateContext(), new Spill(settings.spillDir()), settings.spillBytes());
        new StreamSession(
                        request,
                        vertx,
                        lines,
                        results,
                        new Summary(ProblemTexts.forHeader(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))),
                        new StreamSession.Limits(
                                mode, settings.window(), settings.patience(), settings.readerPatience()),
                        open::decrementAndGet)
                .open();
        Bodies.welcome(request);
    }
}
