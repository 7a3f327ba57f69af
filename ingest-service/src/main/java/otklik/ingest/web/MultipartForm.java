package otklik.ingest.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import otklik.ingest.http.Bodies;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/**
 * Reads {@code multipart/form-data}, no more of it than {@link Bodies#MOST_BYTES}. Confined to the request's event loop;
 * ends once, with the form or with a refusal.
 */
final class MultipartForm {
    private final HttpServerRequest request;
    private final Consumer<HttpServerRequest> whole;
    private final Consumer<Refusal> refused;
    private long bytes;
    private boolean ended;

    private MultipartForm(HttpServerRequest request, Consumer<HttpServerRequest> whole, Consumer<Refusal> refused) {
        this.request = request;
        this.whole = whole;
        this.refused = refused;
    }

    /** @param whole gets the request when its form attributes are complete */
    static void read(HttpServerRequest request, Consumer<HttpServerRequest> whole, Consumer<Refusal> refused) {
        new MultipartForm(request, whole, refused).read();
    }

    private void read() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 10 || Long.parseLong(length) > Bodies.MOST_BYTES)) {
            refuse(Bodies.TOO_LARGE);
            return;
        }
        Bodies.welcome(request);
        request.setExpectMultipart(true);
        request.uploadHandler(this::file);
        request.handler(part -> {
            bytes += part.length();
            if (bytes > Bodies.MOST_BYTES) {
                refuse(Bodies.TOO_LARGE);
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

    /** Here the store of files begins: until it takes them, nobody is told that his photo has arrived. */
    private void file(HttpServerFileUpload upload) {
        upload.handler(part -> {});
        if (!upload.filename().isEmpty()) {
            refuse(Refusal.of(Reason.FILES_NOT_TAKEN, upload.name()));
        }
    }

    private void refuse(Refusal refusal) {
        if (!ended) {
            ended = true;
            refused.accept(refusal);
        }
    }
}
