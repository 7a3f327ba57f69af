package otklik.classify.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Every line that this JVM logs down to DEBUG, with stack traces, from its start to its end; but for those of the test's own HTTP client. */
final class LogWatch extends Handler implements AutoCloseable {
    private static final List<String> CLIENT = List.of("org.apache.http", "io.restassured", "org.apache.commons");

    private final Logger root = Logger.getLogger("");
    private final Level former = root.getLevel();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LogWatch() {}

    static LogWatch start() {
        LogWatch watch = new LogWatch();
        watch.setLevel(Level.ALL);
        watch.root.addHandler(watch);
        watch.root.setLevel(Level.ALL);
        Logger.getLogger(LogWatch.class.getName()).fine("the watch begins");
        return watch;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        String logger = String.valueOf(line.getLoggerName());
        if (CLIENT.stream().anyMatch(logger::startsWith)) {
            return;
        }
        StringWriter text = new StringWriter();
        text.append(logger).append(' ');
        text.append(line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage());
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        root.setLevel(former);
        root.removeHandler(this);
    }
}
