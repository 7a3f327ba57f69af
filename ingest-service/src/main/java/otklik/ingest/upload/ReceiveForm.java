package otklik.ingest.upload;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Consumer;
import otklik.ingest.attachment.AttachmentSettings;
import otklik.ingest.http.Bodies;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Takes posts of {@code multipart/form-data}: fields to memory, files to disk. What it refuses it answers. */
@Singleton
public final class ReceiveForm {
    private final Vertx vertx;
    private final UploadDisk disk;
    private final Problems problems;
    private final FormLimits limits;

    ReceiveForm(
            Vertx vertx, UploadDisk disk, Problems problems, UploadSettings settings, AttachmentSettings attachments) {
        this.vertx = vertx;
        this.disk = disk;
        this.problems = problems;
        this.limits = new FormLimits(
                Math.min(settings.mostFiles(), attachments.mostPerMessage()),
                attachments.mostBytes().asLongValue(),
                settings.mostBytes().asLongValue());
    }

    public static boolean isMultipart(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /**
     * Must be called before the request is given back to the event loop. However the request is answered, its files are gone then.
     *
     * @param whole gets the form when the last byte of its files is on disk
     * @throws Refused when it is known beforehand that it cannot be taken
     */
    public void receive(RoutingContext routing, Consumer<ArrivedForm> whole) throws Refused {
        HttpServerRequest request = routing.request();
        requireFitting(request);
        if (!disk.enter()) {
            throw Refusal.of(Reason.TOO_MANY_UPLOADS).thrown();
        }
        ArrivingForm form =
                new ArrivingForm(request, vertx, disk, limits, whole, refusal -> problems.answer(request, refusal));
        routing.addEndHandler(over -> form.close());
        form.receive();
    }

    private void requireFitting(HttpServerRequest request) throws Refused {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && (length.length() > 18 || Long.parseLong(length) > limits.mostBytes() + Bodies.MOST_BYTES)) {
            throw limits.tooLargeTogether().thrown();
        }
    }
}
