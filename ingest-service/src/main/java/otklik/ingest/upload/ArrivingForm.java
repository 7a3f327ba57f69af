package otklik.ingest.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import otklik.ingest.http.Bodies;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/**
 * One post of {@code multipart/form-data} while it arrives: besides its files no more than {@link Bodies#MOST_BYTES}. Confined to the
 * request's event loop; ends once, with the form or with a refusal.
 */
final class ArrivingForm {
    private static final Logger LOG = Logger.getLogger(ArrivingForm.class);

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final UploadDisk disk;
    private final FormLimits limits;
    private final Consumer<ArrivedForm> whole;
    private final Consumer<Refusal> refused;
    private final List<ArrivingFile> files = new ArrayList<>();
    private long bodyBytes;
    private long fileBytes;
    private boolean ended;
    private boolean closed;

    ArrivingForm(
            HttpServerRequest request,
            Vertx vertx,
            UploadDisk disk,
            FormLimits limits,
            Consumer<ArrivedForm> whole,
            Consumer<Refusal> refused) {
        this.request = request;
        this.vertx = vertx;
        this.disk = disk;
        this.limits = limits;
        this.whole = whole;
        this.refused = refused;
    }

    void receive() {
        Bodies.welcome(request);
        request.setExpectMultipart(true);
        request.uploadHandler(this::file);
        request.handler(part -> {
            bodyBytes += part.length();
            if (bodyBytes - fileBytes > Bodies.MOST_BYTES) {
                refuse(Bodies.TOO_LARGE);
            }
        });
        request.exceptionHandler(fault -> refuse(Refusal.of(Reason.BAD_FORM)));
        request.endHandler(end -> end());
    }

    /** It was answered, its sender went away, or it cannot be read, which Vert.x tells here first. Closes and deletes what is on disk. */
    void close() {
        refuse(Refusal.of(Reason.BAD_FORM));
        if (!closed) {
            closed = true;
            files.forEach(ArrivingFile::discard);
            disk.giveBack(fileBytes);
            disk.leave();
        }
    }

    /** A field for files that was left empty comes as a file without a name. */
    private void file(HttpServerFileUpload upload) {
        if (ended || upload.filename().isEmpty()) {
            upload.handler(this::passOver);
            return;
        }
        if (files.size() == limits.mostFiles()) {
            upload.handler(this::passOver);
            refuse(limits.tooMany());
            return;
        }
        ArrivingFile file = new ArrivingFile(vertx.fileSystem(), request, upload, files.size(), disk.newFile());
        files.add(file);
        int index = files.size() - 1;
        upload.handler(part -> take(file, index, part));
        upload.endHandler(end -> file.end());
        file.written().onFailure(this::broken);
    }

    /** Bytes that nobody wants, still counted as the form's own. */
    private void passOver(Buffer part) {}

    private void take(ArrivingFile file, int index, Buffer part) {
        if (ended) {
            return;
        }
        fileBytes += part.length();
        boolean room = disk.take(part.length());
        if (file.bytes() + part.length() > limits.mostOfOne()) {
            refuse(limits.tooLarge(index));
        } else if (fileBytes > limits.mostBytes()) {
            refuse(limits.tooLargeTogether());
        } else if (!room) {
            refuse(Refusal.of(Reason.TOO_MANY_UPLOADS));
        } else {
            file.take(part);
        }
    }

    private void end() {
        if (!files.stream().allMatch(ArrivingFile::isWhole)) {
            refuse(Refusal.of(Reason.BAD_FORM));
            return;
        }
        Future.all(files.stream().map(ArrivingFile::written).toList()).onSuccess(written -> {
            if (!ended) {
                ended = true;
                whole.accept(new ArrivedForm(
                        request.formAttributes(),
                        files.stream().map(ArrivingFile::arrived).toList()));
            }
        });
    }

    private void broken(Throwable fault) {
        if (!ended) {
            LOG.errorf("upload=disk-failed fault=%s", fault.getClass().getName());
            refuse(Refusal.of(Reason.FILE_AWAY));
        }
    }

    /** They would go on to gather in memory while the rest of the body is thrown away. */
    private void forgetFields() {
        if (!request.isEnded()) {
            request.setExpectMultipart(false);
        }
    }

    private void refuse(Refusal refusal) {
        if (!ended) {
            ended = true;
            vertx.runOnContext(after -> forgetFields());
            refused.accept(refusal);
        }
    }
}
