package otklik.ingest.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import otklik.contracts.Message;
import otklik.ingest.attachment.content.Files;
import otklik.testkit.fake.FakeFileHost;
import otklik.testkit.fake.FakeFileHost.Page;
import otklik.testkit.fake.FakeTelegramFiles;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(AttachmentResources.class)
class AttachmentsTest {
    @SuppressWarnings("NullAway.Init")
    FakeFileHost host;

    @SuppressWarnings("NullAway.Init")
    FakeTelegramFiles telegram;

    @Test
    void shouldKeepAPictureTellOfItAndGiveItToWhoHasALink() throws Exception {
        String url = host.put("/hole.jpg", Files.jpeg(800, 601, 6)).toString();

        Message message = Attachments.receivedOf("citizen-1", url);

        JsonNode stored = Attachments.told(message, 1).getFirst();
        assertThat(stored.get("type").asText()).isEqualTo("image/jpeg");
        assertThat(stored.get("index").asInt()).isEqualTo(1);
        assertThat(stored.get("citizen").asText()).isEqualTo("citizen-1");
        assertThat(stored.get("height").asInt()).isEqualTo(601);
        assertThat(stored.at("/position/lat").asDouble()).isCloseTo(Files.LAT, within(1e-6));
        assertThat(stored.get("takenAt").asText()).isEqualTo("2024-05-11T05:20:30Z");
        Response file = given().get(Attachments.path(stored, "file", soon()));
        file.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"))
                .header("Cache-Control", equalTo("private, no-store"));
        byte[] bytes = file.asByteArray();
        assertThat(bytes).hasSize(stored.get("bytes").asInt());
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(Files.SECRET);
        byte[] small =
                given().get(Attachments.path(stored, "thumbnail", soon())).asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(small)).getHeight()).isEqualTo(320);
        assertThat(Attachments.count("select count(*) from ingest.attachment where id = '"
                        + stored.get("attachmentId").asText() + "' and address = ''"))
                .as("the address is not kept")
                .isEqualTo(1);
    }

    @Test
    void shouldOpenNothingToWhoHasNoGoodLink() {
        Message message = Attachments.received(
                host.put("/secret.png", Files.jpeg(40, 30, 1)).toString());
        JsonNode stored = Attachments.told(message, 1).getFirst();
        String good = Attachments.path(stored, "file", soon());

        for (String bad : List.of(
                "/v1/attachments/" + stored.get("attachmentId").asText(),
                Attachments.path(stored, "file", Instant.now().minusSeconds(2)),
                good.replace("part=file", "part=thumbnail"),
                good.replace("expires=", "expires=9"),
                good.substring(0, good.length() - 2) + "xx",
                good.replace("signature=", "signature=*"))) {
            given().urlEncodingEnabled(false)
                    .get(bad)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:otklik:problem:bad-link"));
        }
        given().get(good).then().statusCode(200);
    }

    @Test
    void shouldFetchWhatIsAtTelegramWithTheBotsToken() {
        telegram.put("PHOTO_1", Files.jpeg(90, 60, 1));
        telegram.refuseNext(1);
        Message message = Attachments.message(
                "citizen-2", "telegram", "region", Instant.now(), "telegram:PHOTO_1", "telegram:GONE");
        Attachments.publish(message);

        List<JsonNode> told = Attachments.told(message, 2);
        assertThat(told)
                .anySatisfy(event -> assertThat(event.path("type").asText()).isEqualTo("image/jpeg"));
        assertThat(told)
                .anySatisfy(event -> assertThat(event.path("reason").asText()).isEqualTo("not-there"));
    }

    @Test
    void shouldRefuseForGoodAndSayWhy() {
        String inside = host.put("/moved-inside", new Page.Moved("http://10.1.2.3/secret"))
                .toString();
        String round = host.put("/round", new Page.Moved("/round")).toString();

        assertRefused(
                "unknown-type",
                host.put("/page", Files.ascii("<html>not a picture</html>")).toString());
        assertRefused("too-large", host.put("/endless", new Page.Endless()).toString());
        assertRefused("too-large", host.put("/large", new byte[1_100_000]).toString());
        assertRefused("not-there", host.url("/nowhere").toString());
        assertRefused("forbidden-address", "http://169.254.169.254/latest/meta-data/");
        assertRefused("forbidden-address", "https://10.0.0.1/x.jpg");
        assertRefused("forbidden-address", "https://[::ffff:10.0.0.1]/x.jpg");
        assertRefused("forbidden-address", inside);
        assertRefused("bad-address", round);
        assertRefused("bad-address", "ftp://files.example/x.jpg");
        assertRefused("bad-address", "http://user:password@127.0.0.1/x.jpg");
        assertRefused(
                "unreachable",
                host.put("/broken", new Page.CutOff(new byte[10])).toString());
    }

    private static void assertRefused(String reason, String url) {
        JsonNode told = Attachments.told(Attachments.received(url), 1).getFirst();
        assertThat(told.path("reason").asText()).as(url).isEqualTo(reason);
    }

    @Test
    void shouldTryAgainWhatFailsForAWhile() {
        String url = host.put(
                        "/busy.jpg",
                        new Page.Status(503, null),
                        new Page.CutOff(new byte[100]),
                        new Page.Whole(Files.jpeg(50, 50, 1), Duration.ZERO))
                .toString();
        String moved = host.put("/moved.jpg", new Page.Moved("/busy.jpg?again")).toString();

        JsonNode told = Attachments.told(Attachments.received(url), 1).getFirst();
        assertThat(told.path("type").asText()).isEqualTo("image/jpeg");
        assertThat(Attachments.told(Attachments.received(moved), 1)
                        .getFirst()
                        .path("type")
                        .asText())
                .isEqualTo("image/jpeg");
    }

    @Test
    void shouldPlanEachFileOnceHoweverOftenTheMessageComes() {
        String first = host.put("/first.jpg", Files.jpeg(51, 50, 1)).toString();
        String second = host.put("/second.jpg", Files.jpeg(52, 50, 1)).toString();
        String same = host.put("/same.jpg", Files.jpeg(51, 50, 1)).toString();
        String fourth = host.put("/fourth.jpg", Files.jpeg(54, 50, 1)).toString();
        Message message = Attachments.received(first, first);
        Attachments.publish(message);
        Attachments.told(message, 1);

        Attachments.revise(withFiles(message, first, second));
        Attachments.told(message, 2);
        Attachments.revise(withFiles(message, same, second, fourth));

        List<JsonNode> told = Attachments.told(message, 4);
        assertThat(told.stream()
                        .map(event -> event.get("index").asInt() + " "
                                + event.path("reason").asText("stored")))
                .containsExactlyInAnyOrder("1 stored", "2 stored", "3 repeated", "4 too-many");
        assertThat(host.asked().stream().filter("/first.jpg"::equals)).hasSize(1);
        assertThat(host.asked()).doesNotContain("/fourth.jpg");
    }

    @Test
    void shouldNotLetAHostThatIsSlowHoldTheOthers() {
        List<Message> slow = IntStream.range(0, 5)
                .mapToObj(i -> Attachments.received(
                        host.put("/slow" + i, new Page.Silent()).toString()))
                .toList();
        telegram.put("QUICK", Files.jpeg(91, 60, 1));
        Message quick = Attachments.message(null, "telegram", "region", Instant.now(), "telegram:QUICK");
        Attachments.publish(quick);

        assertThat(Attachments.told(quick, 1).getFirst().path("type").asText()).isEqualTo("image/jpeg");
        assertThat(slow.stream().filter(message -> Attachments.told(message).isEmpty()))
                .as("slow ones still wait")
                .isNotEmpty();
        assertThat(host.mostAtATime()).isLessThanOrEqualTo(2);
        slow.forEach(message -> assertThat(
                        Attachments.told(message, 1).getFirst().path("reason").asText())
                .isEqualTo("unreachable"));
    }

    /** As after a kill: a row that a former life took, and whose lease ends. */
    @Test
    void shouldTakeAgainWhatSomebodyDiedOf() {
        String url = host.put("/left.jpg", new Page.Silent()).toString();
        Message message = Attachments.received(url);
        Eventually.within(
                Attachments.PATIENCE,
                "the file to be asked for",
                () -> host.asked().contains("/left.jpg"));
        host.put("/left.jpg", Files.jpeg(53, 50, 1));
        Attachments.execute("update ingest.attachment set attempts = 1, due_at = now() where message_id = '"
                + message.messageId() + "' and state = 'OPEN'");

        assertThat(Attachments.told(message, 1))
                .singleElement()
                .satisfies(event -> assertThat(event.path("type").asText()).isEqualTo("image/jpeg"));
    }

    private static Message withFiles(Message message, String... urls) {
        Message other = Attachments.message(message.citizen(), "connector", "test", message.receivedAt(), urls);
        return new Message(
                message.messageId(),
                message.channel(),
                message.source(),
                message.externalId(),
                message.conversation(),
                message.citizen(),
                null,
                "правка",
                null,
                null,
                new ArrayList<>(other.attachments()),
                null,
                null,
                null,
                null,
                null,
                "digest-2",
                null,
                message.receivedAt(),
                null,
                null);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
