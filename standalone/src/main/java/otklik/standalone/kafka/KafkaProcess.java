package otklik.standalone.kafka;

import java.nio.file.Path;
import java.util.logging.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * The broker as a process of its own, so that it can be killed alone: {@code KafkaProcess DIRECTORY PORT
 * CONTROLLER_PORT}. Prints {@value #READY} on its standard output when it serves and warnings on its standard error, stops in order on
 * SIGTERM.
 */
public final class KafkaProcess {

    /** The line that says that clients may come. */
    public static final String READY = "kafka ready";

    private KafkaProcess() {}

    /** Runs the broker until the process is told to stop; exit code 2 for wrong arguments. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 3) {
            System.err.println("usage: KafkaProcess DIRECTORY PORT CONTROLLER_PORT");
            System.exit(2);
        }
        logWarnings();
        var kafka = new EmbeddedKafka(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        kafka.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop-kafka"));
        System.out.println(READY);
        Thread.currentThread().join();
    }

    /**
     * Others on the class path may have set logging to its finest, as Quarkus does until an application has its own settings: the broker
     * would then write each request as JSON, for nobody.
     */
    private static void logWarnings() {
        var root = LogContext.getLogContext().getLogger("");
        root.clearHandlers();
        root.addHandler(new ConsoleHandler(
                ConsoleHandler.Target.SYSTEM_ERR, new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{2.}] %s%e%n")));
        root.setLevel(Level.WARNING);
    }
}
