package otklik.standalone.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for a service: healthy at once, tells its pid, takes nothing in, and does not end while the file {@value #HOLD} is beside its
 * jar. Must need no other class of ours.
 */
public final class FakeService {
    static final String HOLD = "hold";

    private FakeService() {}

    public static void main(String[] args) throws IOException {
        var port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            var body = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 200 : 501, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        var hold = Path.of(System.getProperty("java.class.path")).resolveSibling(HOLD);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (Files.exists(hold)) {
                LockSupport.parkNanos(10_000_000);
            }
        }));
        System.out.println("fake service on port " + port);
    }
}
