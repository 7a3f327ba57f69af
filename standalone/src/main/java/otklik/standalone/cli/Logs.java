package otklik.standalone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.SizeRotatingFileHandler;

/** Where this program's own log goes (the broker's, mostly): a file while the system runs, nowhere otherwise. */
final class Logs {

    private static final long LIMIT_BYTES = 10L * 1024 * 1024;

    private Logs() {}

    static void quiet() {
        var root = LogContext.getLogContext().getLogger("");
        root.clearHandlers();
        root.setLevel(Level.OFF);
    }

    static void into(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var handler = new SizeRotatingFileHandler(file.toFile(), true);
            handler.setRotateSize(LIMIT_BYTES);
            handler.setMaxBackupIndex(2);
            handler.setFormatter(new PatternFormatter("%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{2.}] %s%e%n"));
            var root = LogContext.getLogContext().getLogger("");
            root.clearHandlers();
            root.addHandler(handler);
            root.setLevel(Level.INFO);
            LogContext.getLogContext().getLogger("org.apache.kafka").setLevel(Level.WARNING);
            LogContext.getLogContext().getLogger("kafka").setLevel(Level.WARNING);
            LogContext.getLogContext().getLogger("state.change.logger").setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the log " + file + ": " + e.getMessage(), e);
        }
    }
}
