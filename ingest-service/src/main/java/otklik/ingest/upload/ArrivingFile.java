package otklik.ingest.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way to disk; the request is read no faster than the disk takes it, and nothing waits in memory but what was read
 * when it paused. Confined to the request's event loop.
 */
final class ArrivingFile {
    private static final Logger LOG = Logger.getLogger(ArrivingFile.class);

    private final FileSystem files;
    private final HttpServerRequest request;
    private final HttpServerFileUpload upload;
    private final int index;
    private final Path path;
    private final MessageDigest sha = sha256();
    private final Queue<Buffer> waiting = new ArrayDeque<>();
    private final Promise<Void> written = Promise.promise();
    private @Nullable AsyncFile opened;
    private long bytes;
    private boolean whole;
    private boolean closing;
    private boolean abandoned;

    ArrivingFile(FileSystem files, HttpServerRequest request, HttpServerFileUpload upload, int index, Path path) {
        this.files = files;
        this.request = request;
        this.upload = upload;
        this.index = index;
        this.path = path;
        request.pause();
        files.open(
                        path.toString(),
                        new OpenOptions()
                                .setRead(false)
                                .setWrite(true)
                                .setCreateNew(true)
                                .setPerms("rw-------"))
                .onSuccess(this::pour)
                .onFailure(written::tryFail);
    }

    long bytes() {
        return bytes;
    }

    /** Whether all of it has been read; a post that is cut off ends before. */
    boolean isWhole() {
        return whole;
    }

    /** When the last byte is in the file, and the file closed. */
    Future<Void> written() {
        return written.future();
    }

    void take(Buffer part) {
        bytes += part.length();
        sha.update(part.getBytes());
        if (opened == null) {
            waiting.add(part);
            request.pause();
        } else {
            write(opened, part);
        }
    }

    void end() {
        whole = true;
        if (opened != null) {
            close(opened);
        }
    }

    /** Once, when {@link #written}. */
    ArrivedFile arrived() {
        String name = upload.filename();
        int folders = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return new ArrivedFile(
                index,
                path,
                name.substring(folders + 1),
                upload.contentType(),
                bytes,
                HexFormat.of().formatHex(sha.digest()));
    }

    /** Closed and deleted, whatever it was at. */
    void discard() {
        abandoned = true;
        waiting.clear();
        if (opened != null) {
            close(opened);
        }
        files.delete(path.toString()).onFailure(ArrivingFile::tell);
    }

    private void pour(AsyncFile file) {
        if (abandoned) {
            file.close().eventually(() -> files.delete(path.toString()));
            return;
        }
        opened = file;
        file.exceptionHandler(written::tryFail);
        while (!waiting.isEmpty()) {
            write(file, waiting.remove());
        }
        if (whole) {
            close(file);
        } else if (!file.writeQueueFull()) {
            request.resume();
        }
    }

    private void write(AsyncFile file, Buffer part) {
        file.write(part).onFailure(written::tryFail);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
        }
    }

    private void close(AsyncFile file) {
        if (closing) {
            return;
        }
        closing = true;
        // A file that is closed tells of no room any more.
        request.resume();
        file.close().onComplete(closed -> {
            if (closed.succeeded()) {
                written.tryComplete();
            } else {
                written.tryFail(closed.cause());
            }
        });
    }

    private static void tell(Throwable fault) {
        boolean neverThere = fault.getCause() instanceof NoSuchFileException;
        if (!neverThere) {
            LOG.warnf("upload=file-left fault=%s", fault.getClass().getName());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
