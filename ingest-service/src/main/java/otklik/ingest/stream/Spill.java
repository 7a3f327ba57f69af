package otklik.ingest.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Results that wait for a client who reads late, in a temporary file that has no name once it is open, so none is ever
 * left behind. First in, first out; empty again, it starts anew. Blocking; one caller at a time.
 */
final class Spill {
    private final Optional<Path> folder;
    private @Nullable FileChannel file;
    private volatile long written;
    private volatile long read;

    /** @param folder for the file; the system's own when absent */
    Spill(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Bytes that the file holds, read ones included. */
    long size() {
        return written;
    }

    boolean isEmpty() {
        return read == written;
    }

    void write(byte[] bytes) throws IOException {
        FileChannel into = file == null ? open() : file;
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            into.write(source, written + source.position());
        }
        written += bytes.length;
    }

    /** The next bytes, at most so many; empty when there are none. */
    byte[] read(int most) throws IOException {
        FileChannel from = file;
        if (from == null) {
            return new byte[0];
        }
        ByteBuffer into = ByteBuffer.allocate((int) Math.min(most, written - read));
        while (into.hasRemaining() && from.read(into, read + into.position()) >= 0) {
            // read on until the buffer is full
        }
        read += into.position();
        if (read == written) {
            from.truncate(0);
            read = 0;
            written = 0;
        }
        return into.array();
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private FileChannel open() throws IOException {
        Path path = folder.isPresent()
                ? Files.createTempFile(folder.get(), "otklik-results-", ".ndjson")
                : Files.createTempFile("otklik-results-", ".ndjson");
        FileChannel opened = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file = opened;
        Files.delete(path);
        return opened;
    }
}
