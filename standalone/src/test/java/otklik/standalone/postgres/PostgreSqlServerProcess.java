package otklik.standalone.postgres;

import java.nio.file.Path;

/** Starts the server and waits to be killed, as a launcher without luck. */
final class PostgreSqlServerProcess {

    static final String READY = "database ready";

    private PostgreSqlServerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        new EmbeddedPostgreSql(Path.of(args[0]), Integer.parseInt(args[1])).start();
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
