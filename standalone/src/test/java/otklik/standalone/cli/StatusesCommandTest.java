package otklik.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusesCommandTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldPutAllPagesIntoOneFileWithOneLineOfHeadings() throws IOException {
        var out = folder.resolve("statuses.csv");

        var exit = against(200, "--since", "2026-03-01T00:00:00Z", "--out", out.toString());

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(out).content().isEqualTo("at;resolution\r\n1;\"two\nlines\"\r\n2;\r\n3;\r\n");
        assertThat(asked).containsExactly("format=csv&since=2026-03-01T00:00:00Z", "format=csv&after=2");
    }

    @Test
    void shouldLeaveTheFormerFileWhenItIsRefused() throws IOException {
        var out = folder.resolve("statuses.ndjson");
        Files.writeString(out, "former");

        var exit = against(404, "--after", "7", "--out", out.toString());

        assertThat(exit).isEqualTo(ExitCode.FAILURE);
        assertThat(out).content().isEqualTo("former");
        assertThat(asked).containsExactly("format=ndjson&after=7");
    }

    private int against(int status, String... more) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/connectors/portal/statuses", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            var first = asked.size() == 1;
            var headers = exchange.getResponseHeaders();
            headers.add("X-Count", first ? "2" : "1");
            headers.add("X-Next-After", first ? "2" : "3");
            if (first) {
                headers.add("Link", "</next>; rel=\"next\"");
            }
            var body = "at;resolution\r\n" + (first ? "1;\"two\nlines\"\r\n2;\r\n" : "3;\r\n");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var arguments = new ArrayList<>(List.of("statuses", "--connector", "portal", "--url", url));
            arguments.addAll(List.of("--data", folder.resolve("data").toString()));
            arguments.addAll(List.of(more));
            return Otklik.run(arguments.toArray(String[]::new));
        } finally {
            server.stop(0);
        }
    }
}
