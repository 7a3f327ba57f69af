package otklik.testkit.resource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a container engine what it has, before Testcontainers is let near it: without a registry Testcontainers would try
 * to pull helper images and hang. Nothing is ever pulled here.
 */
final class ContainerEngine {

    /** Images that can serve, in the order of preference. */
    private static final Map<String, List<String>> IMAGES = Map.of(
            "kafka", List.of("otklik-test/kafka:latest", "apache/kafka:latest"),
            "postgres",
                    List.of("otklik-test/postgres:latest", "postgres:18", "postgres:17", "postgres:16", "postgres:15"));

    /** Whether a resource can run in a container, and if not, why. */
    sealed interface Usable {}

    record Image(String name, String engine) implements Usable {}

    record None(String reason) implements Usable {}

    private final @Nullable String host;
    private final boolean cleanerDisabled;

    private ContainerEngine(@Nullable String host, boolean cleanerDisabled) {
        this.host = host;
        this.cleanerDisabled = cleanerDisabled;
    }

    /** The engine of {@code DOCKER_HOST}, else of the usual socket. */
    static ContainerEngine ofEnvironment() {
        String host = System.getenv("DOCKER_HOST");
        if (host == null && Files.exists(Path.of("/var/run/docker.sock"))) {
            host = "unix:///var/run/docker.sock";
        }
        return new ContainerEngine(host, Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED")));
    }

    static ContainerEngine at(@Nullable String host, boolean cleanerDisabled) {
        return new ContainerEngine(host, cleanerDisabled);
    }

    Usable imageFor(String what) {
        String engine = host;
        if (engine == null) {
            return new None("no container engine");
        }
        if (!cleanerDisabled) {
            return new None("TESTCONTAINERS_RYUK_DISABLED is not true, and Testcontainers would pull an image");
        }
        List<String> candidates = BackingChoice.setting(
                        "otklik.test." + what + ".image", "OTKLIK_TEST_" + what.toUpperCase(Locale.ROOT) + "_IMAGE")
                .map(List::of)
                .orElseGet(() -> IMAGES.getOrDefault(what, List.of()));
        try {
            for (String image : candidates) {
                if (ask(engine, "/images/" + image + "/json") == 200) {
                    return new Image(image, engine);
                }
            }
            return new None("the engine at " + engine + " has none of the images " + candidates);
        } catch (IOException | IllegalArgumentException silent) {
            return new None("no engine answers at " + engine);
        }
    }

    /** The status of a GET. HTTP/1.0 over the engine's socket: the JDK's HTTP client speaks to no Unix sockets. */
    private static int ask(String engine, String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(addressOf(engine))) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer status = ByteBuffer.allocate("HTTP/1.x 200".length());
            while (status.hasRemaining() && channel.read(status) >= 0) {
                // read on until the status line's beginning is whole
            }
            String line = new String(status.array(), 0, status.position(), StandardCharsets.US_ASCII);
            if (!line.matches("HTTP/1\\.[01] \\d{3}")) {
                throw new IOException("not HTTP");
            }
            return Integer.parseInt(line.substring(line.length() - 3));
        }
    }

    private static SocketAddress addressOf(String engine) {
        URI uri = URI.create(engine);
        return switch (uri.getScheme()) {
            case "unix" -> UnixDomainSocketAddress.of(uri.getPath());
            case "tcp", "http" -> new InetSocketAddress(uri.getHost(), uri.getPort());
            case null, default -> throw new IllegalArgumentException("unknown scheme of DOCKER_HOST");
        };
    }
}
