package otklik.standalone.kafka;

import java.nio.file.Path;

/**
 * The broker as a process of its own, so that it can be killed alone: {@code KafkaProcess DIRECTORY PORT
 * CONTROLLER_PORT}. Prints {@value #READY} on its standard output when it serves, stops in order on SIGTERM.
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
        var kafka = new EmbeddedKafka(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        kafka.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop-kafka"));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
