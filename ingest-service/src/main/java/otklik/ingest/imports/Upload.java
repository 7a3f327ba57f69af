package otklik.ingest.imports;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.Optional;
import otklik.ingest.http.Bodies;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Puts a request's body into a file, no faster than the disk takes it. Lives on one event loop. */
final class Upload {
    static final String PREFIX = "otklik-import-";

    private final FileSystem files;
    private final Optional<Path> folder;
    private final long mostBytes;

    Upload(FileSystem files, Optional<Path> folder, long mostBytes) {
        this.files = files;
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The request was paused, or not read yet. @return the file, which is the caller's to delete; fails with {@code Refused} when it is too large */
    Future<Path> receive(HttpServerRequest request) {
        request.pause();
        return createFile()
                .compose(path -> files.open(path, new OpenOptions().setWrite(true))
                        .compose(file -> write(request, file))
                        .map(Path.of(path))
                        .recover(fault -> files.delete(path).transform(deleted -> Future.failedFuture(fault))));
    }

    private Future<String> createFile() {
        return folder.isPresent()
                ? files.createTempFile(folder.get().toString(), PREFIX, ".table", "rw-------")
                : files.createTempFile(PREFIX, ".table");
    }

    private Future<Void> write(HttpServerRequest request, AsyncFile file) {
        Promise<Void> whole = Promise.promise();
        long[] size = new long[1];
        request.handler(part -> {
            size[0] += part.length();
            if (size[0] > mostBytes) {
                request.handler(null);
                request.endHandler(null);
                whole.tryFail(new Refusal(Reason.FILE_TOO_LARGE, "body", Long.toString(mostBytes)).thrown());
            } else {
                take(request, file, part);
            }
        });
        request.endHandler(end -> whole.tryComplete());
        request.exceptionHandler(whole::tryFail);
        file.exceptionHandler(whole::tryFail);
        Bodies.welcome(request);
        request.resume();
        return whole.future().eventually(() -> file.close());
    }

    private static void take(HttpServerRequest request, AsyncFile file, Buffer part) {
        file.write(part);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
        }
    }
}
