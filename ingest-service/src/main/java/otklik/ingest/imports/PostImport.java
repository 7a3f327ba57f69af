package otklik.ingest.imports;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Trace;
import otklik.ingest.http.Door;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.stream.Intake;
import otklik.region.ImportPreset;
import otklik.region.RegionPack;

/**
 * {@code POST /v1/imports?as=PRESET}: the file of a platform's export is the body. It is taken to a file, looked at as a whole, and only
 * then are its rows sent: a file that is no table changes nothing.
 */
@Singleton
final class PostImport implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(PostImport.class);
    private static final Set<String> TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-excel",
            "application/octet-stream",
            "text/csv",
            "text/tab-separated-values",
            "text/plain");

    private final Vertx vertx;
    private final Door door;
    private final Intake intake;
    private final RegionPack pack;
    private final ReadFile readFile;
    private final ImportSettings settings;
    private final AtomicInteger open = new AtomicInteger();

    PostImport(Vertx vertx, Door door, Intake intake, RegionPack pack, ReadFile readFile, ImportSettings settings) {
        atLeastOne("most-bytes", settings.mostBytes());
        atLeastOne("most", settings.most());
        atLeastOne("window", settings.window());
        atLeastOne("patience in milliseconds", settings.patience().toMillis());
        this.vertx = vertx;
        this.door = door;
        this.intake = intake;
        this.pack = pack;
        this.readFile = readFile;
        this.settings = settings;
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "otklik.ingest.imports." + key + " is " + value + ", expected at least 1");
        }
    }

    void register(@Observes Router router) {
        router.post("/v1/imports").handler(this);
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String traceparent = request.getHeader("traceparent");
        request.response().putHeader("traceparent", Trace.continueOrStart(traceparent));
        try {
            Sender sender = door.admit(request);
            requireType(request);
            ImportPreset preset = preset(request.getParam("as"), sender);
            boolean tellsAll = tellsAll(request.getParam("results"));
            String batch = intake.check().batch(request.getHeader("X-Batch"));
            if (!intake.broker().found()) {
                throw Refusal.of(Reason.UNAVAILABLE).thrown();
            }
            if (open.incrementAndGet() > settings.most()) {
                open.decrementAndGet();
                throw Refusal.of(Reason.TOO_MANY_IMPORTS).thrown();
            }
            receive(request, new ReadFile.Asked(sender, preset, batch, traceparent, tellsAll));
        } catch (Refused e) {
            intake.problems().answer(request, e.refusal());
        }
    }

    private void receive(HttpServerRequest request, ReadFile.Asked asked) {
        Context context = vertx.getOrCreateContext();
        new Upload(vertx.fileSystem(), settings.dir(), settings.mostBytes())
                .receive(request)
                .onSuccess(file -> {
                    var answer = new ImportAnswer(request, context, settings.patience());
                    // Work for a processor, not waiting: a virtual thread would hold up the others.
                    Thread.ofPlatform()
                            .daemon()
                            .name("import")
                            .start(() -> read(request, context, asked, file, answer));
                })
                .onFailure(fault -> {
                    open.decrementAndGet();
                    intake.problems()
                            .answer(
                                    request,
                                    fault instanceof Refused refused ? refused.refusal() : Refusal.of(Reason.INTERNAL));
                });
    }

    private void read(
            HttpServerRequest request, Context context, ReadFile.Asked asked, Path file, ImportAnswer answer) {
        try {
            readFile.read(asked, file, answer);
        } catch (Refused e) {
            context.runOnContext(now -> refuse(request, e.refusal()));
        } catch (RuntimeException e) {
            LOG.errorf("import=failed fault=%s", e.getClass().getName());
            context.runOnContext(now -> refuse(request, Refusal.of(Reason.INTERNAL)));
        } finally {
            open.decrementAndGet();
        }
    }

    /** Lines that were sent cannot be taken back: then the answer breaks off, and without a summary nothing is promised. */
    private void refuse(HttpServerRequest request, Refusal why) {
        if (request.response().headWritten()) {
            request.response().reset();
        } else {
            intake.problems().answer(request, why);
        }
    }

    private ImportPreset preset(@Nullable String code, Sender sender) throws Refused {
        return pack.importPreset(code == null ? "" : code)
                .filter(preset -> preset.connector().equals(sender.source()))
                .orElseThrow(() -> new Refusal(Reason.BAD_VALUE, "as", "own-import").thrown());
    }

    private static boolean tellsAll(@Nullable String results) throws Refused {
        return switch (results) {
            case "all" -> true;
            case "errors" -> false;
            case null -> false;
            default -> throw new Refusal(Reason.BAD_VALUE, "results", "all-or-errors").thrown();
        };
    }

    /** What the bytes are, they say themselves; a form would wrap them. */
    private static void requireType(HttpServerRequest request) throws Refused {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new Refusal(Reason.WRONG_CONTENT_TYPE, "Content-Type", "table-types").thrown();
        }
    }
}
