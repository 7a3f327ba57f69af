package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Clients who hold a connection as long as they can, by the oldest tricks. */
@QuarkusTest
@TestProfile(SlowClientsTest.Impatient.class)
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class SlowClientsTest {
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> keys = new HashMap<>();
            keys.put("otklik.ingest.connection.header-timeout", "PT1S");
            keys.put("otklik.ingest.connection.keep-alive", "PT1S");
            keys.put("otklik.ingest.connection.body-timeout", "PT1S");
            keys.put("otklik.ingest.connection.answer-timeout", "PT1S");
            keys.put("otklik.ingest.connection.most-body", "1000");
            return keys;
        }
    }

    private String key = "";

    @BeforeEach
    void makeKey() {
        key = Ingest.key("test");
    }

    @Test
    void shouldHangUpOnAHeaderThatTrickles() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /v1/messages HTTP/1.1\r\n");

            awaitHangUp(socket, "X-Drop: a\r\n");
        }
    }

    @Test
    void shouldHangUpOnWhoSaysNothing() throws IOException {
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void shouldHangUpOnASecondHeaderThatTrickles() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /q/health/live HTTP/1.1\r\nHost: test\r\n\r\nGET / HTTP/1.1\r\n");

            awaitHangUp(socket, "X-Drop: a\r\n");
        }
    }

    @Test
    void shouldAnswer408ToABodyThatDoesNotCome() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /v1/messages HTTP/1.1\r\nHost: test\r\nX-API-Key: " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"externalId\":");
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:otklik:problem:too-slow");
        }
    }

    @Test
    void shouldHangUpOnWhoDoesNotReadHisAnswer() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4 * 1024);
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", io.restassured.RestAssured.port));
            // Megabytes of answers, more than the kernel keeps, and none is read.
            awaitHangUp(socket, "GET /v1/messages HTTP/1.1\r\nHost: test\r\n\r\n".repeat(1_000));
        }
    }

    @Test
    void shouldLetAStreamTakeItsTime() throws IOException {
        try (var client = StreamClient.open(key, "?results=all");
                Socket other = connect()) {
            client.send("{\"externalId\":\"t-1\",\"text\":\"a\"}\n").flush();
            // By when another connection of the same age has been closed.
            assertThat(other.getInputStream().read()).isEqualTo(-1);
            client.send("{\"externalId\":\"t-2\",\"text\":\"a\"}\n").flush();
            try (Socket another = connect()) {
                assertThat(another.getInputStream().read()).isEqualTo(-1);
            }

            assertThat(Ingest.json(client.results().getLast())
                            .at("/summary/accepted")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseABodyThatIsLongerThanAnyUse() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /v1/connectors/test/keys HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 1001\r\n\r\n"
                            + " ".repeat(1001));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .contains("urn:otklik:problem:body-too-large");
        }
    }

    @Test
    void shouldRefuseAHeaderThatIsLongerThanAnyUse() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "GET /q/health/live HTTP/1.1\r\nHost: test\r\nConnection: close\r\nX-Long: " + "a".repeat(17_000)
                            + "\r\n\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains(" 431 ");
        }
        try (Socket socket = connect()) {
            write(socket, "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains(" 414 ");
        }
    }

    private static void awaitHangUp(Socket socket, String drop) {
        Eventually.within(Ingest.PATIENCE, "the service to hang up", () -> isHungUp(socket, drop));
    }

    private static boolean isHungUp(Socket socket, String drop) {
        try {
            write(socket, drop);
            return false;
        } catch (IOException hungUp) {
            return true;
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", io.restassured.RestAssured.port);
        socket.setSoTimeout((int) Ingest.PATIENCE.toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }
}
