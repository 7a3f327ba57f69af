package otklik.ingest.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.ingest.attachment.content.Files;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Posts with files that are cut off, garbage, or never end: each is answered or hung up on, and nothing of them stays on disk. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(AttachmentResources.class)
class BrokenUploadsTest {
    private static final String BOUNDARY = "----otklik-test";

    @BeforeEach
    void awaitReady() {
        Page.awaitReady();
    }

    @Test
    void shouldRefuseAFormThatEndsWithinItsFile() throws IOException {
        byte[] whole = form("Оборвано", Files.jpeg(64, 48, 1));

        for (int end : new int[] {whole.length - 10, whole.length - 200, whole.length / 2, 30}) {
            assertThat(post(java.util.Arrays.copyOf(whole, end)))
                    .as("cut at " + end)
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(Page.isReceived("Оборвано")).isFalse();
        awaitNothingOnDisk();
    }

    @Test
    void shouldReadNothingOfWhatSaysThatItIsTooLong() throws IOException {
        try (Socket socket = connect(5_000_000)) {
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 413")
                    .contains("urn:otklik:problem:attachments-too-large");
        }
    }

    /** Fixed seed: what fails once fails again. */
    @Test
    void shouldAnswerWhateverTheBytesAreAndNeverWithAFaultOfOurs() throws IOException {
        Random random = new Random(20261126);
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            byte[] body = form("Мутант", Files.jpeg(32, 24, 1));
            for (int change = 0; change <= i % 7; change++) {
                body[random.nextInt(i % 3 == 0 ? 400 : body.length)] = (byte) random.nextInt();
            }
            statuses.add(post(body).split(" ", 3)[1]);
        }

        assertThat(statuses)
                .allMatch(status -> List.of("202", "400", "413", "415").contains(status));
        assertThat(statuses).contains("400", "415");
        awaitNothingOnDisk();
    }

    @Test
    void shouldKeepNothingOnDiskOfThoseWhoHangUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] body = form("Медленно", new byte[900_000]);
            Socket socket = connect(body.length);
            socket.getOutputStream().write(body, 0, 500_000);
            socket.getOutputStream().flush();
            slow.add(socket);
        }
        Eventually.within(Attachments.PATIENCE, "all to have a file on disk", () -> Page.onDisk() == 20);

        for (Socket socket : slow) {
            socket.close();
        }

        awaitNothingOnDisk();
        assertThat(post(form("После медленных", Files.jpeg(65, 48, 1)))).startsWith("HTTP/1.1 202");
    }

    @Test
    void shouldTakeAFileThatTricklesInChunksWithoutALength() throws IOException {
        byte[] body = form("По капле", Files.jpeg(66, 48, 1));
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write((head() + "Transfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
            for (int at = 0; at < body.length; at += 97) {
                int length = Math.min(97, body.length - at);
                out.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
                out.write(body, at, length);
                out.write("\r\n".getBytes(ISO_8859_1));
                out.flush();
            }
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 202");
            String messageId = answer.replaceAll("(?s).*\"messageId\":\"([^\"]+)\".*", "$1");
            assertThat(Page.received(messageId)
                            .getFirst()
                            .at("/attachments/0/name")
                            .asText())
                    .isEqualTo("яма.jpg");
        }
        awaitNothingOnDisk();
    }

    private static void awaitNothingOnDisk() {
        Eventually.within(Attachments.PATIENCE, "no file on disk", () -> Page.onDisk() == 0);
    }

    private static byte[] form(String text, byte[] file) {
        return Files.joined(
                field("site", "portal"),
                field("clientId", Page.newId()),
                field("text", text),
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"яма.jpg\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .getBytes(UTF_8),
                file,
                Files.ascii("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static byte[] field(String name, String value) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(UTF_8);
    }

    private static String head() {
        return "POST /v1/web/form HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary="
                + BOUNDARY + "\r\n";
    }

    private static Socket connect(int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout((int) Attachments.PATIENCE.toMillis());
        socket.getOutputStream().write((head() + "Content-Length: " + length + "\r\n\r\n").getBytes(ISO_8859_1));
        return socket;
    }

    private static String post(byte[] body) throws IOException {
        try (Socket socket = connect(body.length)) {
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }
}
