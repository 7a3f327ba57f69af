package otklik.ingest.open311;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.function.Consumer;
import otklik.ingest.http.Bodies;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/**
 * Reads {@code multipart/form-data}, as some clients send all of their forms. A file is refused, not left out: its sender could never be
 * told. Confined to the request's event loop; ends once, with the fields or with a refusal.
 */
final class MultipartFields {
    private final HttpServerRequest request;
    private final int mostBytes;
    private final Consumer<HttpServerRequest> whole;
    private final Consumer<Refusal> refused;
    private long bytes;
    private boolean ended;

    private MultipartFields(
            HttpServerRequest request, int mostBytes, Consumer<HttpServerRequest> whole, Consumer<Refusal> refused) {
        this.request = request;
        this.mostBytes = mostBytes;
        this.whole = whole;
        this.refused = refused;
    }

    static boolean areIn(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** @param whole gets the request when its form attributes are complete */
    static void read(
            HttpServerRequest request, int mostBytes, Consumer<HttpServerRequest> whole, Consumer<Refusal> refused) {
        new MultipartFields(request, mostBytes, whole, refused).read();
    }

    private void read() {
        Bodies.welcome(request);
        request.setExpectMultipart(true);
        request.uploadHandler(this::file);
        request.handler(part -> {
            bytes += part.length();
            if (bytes > mostBytes) {
                refuse(new Refusal(Reason.BODY_TOO_LARGE, "body", mostBytes + ""));
            }
        });
        request.exceptionHandler(fault -> refuse(Refusal.of(Reason.BAD_FORM)));
        request.endHandler(end -> {
            if (!ended) {
                ended = true;
                whole.accept(request);
            }
        });
    }

    private void file(HttpServerFileUpload upload) {
        upload.handler(part -> {});
        if (!upload.filename().isEmpty()) {
            refuse(new Refusal(Reason.BAD_VALUE, upload.name(), "address-of-file"));
        }
    }

    private void refuse(Refusal refusal) {
        if (!ended) {
            ended = true;
            refused.accept(refusal);
        }
    }
}
