package otklik.standalone.launch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file of limited size: {@code name.log}, and older ones {@code name.log.1}, {@code name.log.2}. */
final class RotatingLog {

    static final long DEFAULT_LIMIT_BYTES = 10L * 1024 * 1024;
    private static final int OLDER_FILES = 2;

    private final Path file;
    private final long limitBytes;

    RotatingLog(Path file, long limitBytes) {
        this.file = file;
        this.limitBytes = limitBytes;
    }

    Path file() {
        return file;
    }

    /** Copies {@code source} to its end. A source that must not block is read even when the disk is full. */
    void copy(InputStream source) {
        var buffer = new byte[16 * 1024];
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var written = Files.exists(file) ? Files.size(file) : 0;
            var out = open();
            try {
                for (var read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                    out.write(buffer, 0, read);
                    written += read;
                    if (source.available() == 0) {
                        out.flush();
                    }
                    if (written >= limitBytes && buffer[Math.max(read - 1, 0)] == '\n') {
                        out.close();
                        rotate();
                        out = open();
                        written = 0;
                    }
                }
            } finally {
                out.close();
            }
        } catch (IOException e) {
            drain(source);
        }
    }

    private static void drain(InputStream source) {
        try {
            source.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 64 * 1024);
    }

    private void rotate() throws IOException {
        for (var number = OLDER_FILES; number > 0; number--) {
            var from = number == 1 ? file : older(number - 1);
            if (Files.exists(from)) {
                Files.move(from, older(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
