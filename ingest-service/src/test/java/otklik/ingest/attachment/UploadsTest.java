package otklik.ingest.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.ingest.attachment.content.Files;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Limits are those of {@link AttachmentResources}: 3 files, 1 MB each, 2 MB together. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(AttachmentResources.class)
class UploadsTest {
    @BeforeEach
    void awaitReady() {
        Page.awaitReady();
    }

    @Test
    void shouldKeepFilesOfAFormBeforeItIsAcknowledgedAndTellOfThemAsOfAnyOther() {
        String messageId = Page.toForm(Page.form(Page.newId(), "Яма у моста, фото")
                        .multiPart("photos", "C:\\photos\\hole.jpg", Files.jpeg(801, 600, 1), "image/jpeg")
                        .multiPart("voice", "voice.ogg", Files.ogg(), "audio/ogg"))
                .statusCode(202)
                .extract()
                .path("messageId");
        assertThat(durable(messageId)).as("at the acknowledgement").isEqualTo(2);

        JsonNode message = Page.received(messageId).getFirst();
        assertThat(message.at("/attachments/0/url").asText()).startsWith("upload:");
        assertThat(message.at("/attachments/0/name").asText()).isEqualTo("hole.jpg");
        assertThat(message.at("/attachments/1/type").asText()).isEqualTo("audio/ogg");
        List<JsonNode> told = Attachments.told(messageId, 2);
        JsonNode photo = told.stream()
                .filter(event -> event.path("type").asText().equals("image/jpeg"))
                .findFirst()
                .orElseThrow();
        assertThat(photo.get("index").asInt()).isEqualTo(1);
        assertThat(photo.get("citizen")).isEqualTo(message.get("citizen"));
        assertThat(photo.at("/position/lat").asDouble()).isCloseTo(Files.LAT, within(1e-6));
        assertThat(photo.get("takenAt").asText()).isEqualTo("2024-05-11T05:20:30Z");
        byte[] kept = given().get(Attachments.path(photo, "file", soon())).asByteArray();
        assertThat(kept).hasSize(photo.get("bytes").asInt());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(Files.SECRET);
        given().get(Attachments.path(photo, "thumbnail", soon())).then().statusCode(200);
        assertThat(uploads(messageId)).as("taken over").isZero();
    }

    @Test
    void shouldTakeFilesWithoutWordsIntoAChatAndNoCommandFromTheirCaption() {
        String token = Page.openChat();

        String alone = Page.toChat(Page.chat(token, Page.newId(), " ").multiPart("f", "a.png", Files.jpeg(91, 50, 1)))
                .statusCode(202)
                .extract()
                .path("messageId");
        String captioned = Page.toChat(Page.chat(token, Page.newId(), "/status")
                        .multiPart("f", "b.webp", Files.jpeg(92, 50, 1), "image/webp"))
                .statusCode(202)
                .extract()
                .path("messageId");

        assertThat(Attachments.told(alone, 1).getFirst().path("type").asText()).isEqualTo("image/jpeg");
        assertThat(Attachments.told(captioned, 1).getFirst().path("type").asText())
                .as("by the content, not by the name")
                .isEqualTo("image/jpeg");
        assertThat(Page.received(captioned).getFirst().get("conversation"))
                .isEqualTo(Page.received(alone).getFirst().get("conversation"));
    }

    @Test
    void shouldKeepOnceWhatIsSentAgainBeforeAndAfterItsMessageTookIt() {
        String clientId = Page.newId();
        byte[] photo = Files.jpeg(93, 50, 1);
        String first = twice(clientId, photo);
        String second = twice(clientId, photo);
        JsonNode stored = Attachments.told(first, 1).getFirst();
        String third = twice(clientId, photo);

        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(Page.received(first).stream()
                        .map(message -> message.get("digest").asText())
                        .distinct())
                .as("all are one message")
                .hasSize(1);
        assertThat(Attachments.count("select refs from ingest.blob where encode(content_hash, 'hex') = '"
                        + stored.get("contentHash").asText() + "'"))
                .isEqualTo(1);
        assertThat(uploads(first)).isZero();
    }

    /** The same photo twice in one post is one file. */
    private static String twice(String clientId, byte[] photo) {
        return Page.toForm(Page.form(clientId, "Повтор с фото")
                        .multiPart("f", "one.jpg", photo, "image/jpeg")
                        .multiPart("f", "two.jpg", photo, "image/jpeg"))
                .statusCode(202)
                .extract()
                .path("messageId");
    }

    @Test
    void shouldLeadTwoPeopleIntoTwoChatsThoughOnlyTheirFilesDiffer() {
        String id = Page.newId();

        String mine = Page.toForm(Page.form(id, "Фото").multiPart("f", "f.jpg", Files.jpeg(94, 50, 1)))
                .statusCode(202)
                .extract()
                .path("chatToken");
        String foreign = Page.toForm(Page.form(id, "Фото").multiPart("f", "f.jpg", Files.jpeg(95, 50, 1)))
                .statusCode(202)
                .extract()
                .path("chatToken");

        assertThat(foreign).isNotEqualTo(mine);
    }

    @ParameterizedTest
    @CsvSource({"ru,принимаются фото", "en,'photos, videos, sound'"})
    void shouldSayWhichFileIsNotTakenAndSendNothing(String language, String words) {
        String text = "Не того вида " + language;
        Page.toForm(Page.form(Page.newId(), text)
                        .header("Accept-Language", language)
                        .multiPart("f", "good.jpg", Files.jpeg(96, 50, 1), "image/jpeg")
                        .multiPart("f", "photo.jpg", Files.ascii("MZ a program"), "image/jpeg"))
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:attachment-refused"))
                .body("field", equalTo("files[1]"))
                .body("detail", containsString(words));

        assertThat(Page.isReceived(text)).isFalse();
        given().get("/q/metrics")
                .then()
                .body(containsString("otklik_ingest_refused_total{reason=\"attachment-refused\"}"))
                .body(containsString("otklik_ingest_uploads_total{outcome=\"unknown-type\"}"));
    }

    @Test
    void shouldRefuseWhatIsTooLargeOrTooMany() {
        byte[] large = new byte[1024 * 1024 + 1];
        byte[] most = new byte[900_000];
        Page.toForm(Page.form(Page.newId(), "x").multiPart("f", "a.jpg", large))
                .statusCode(413)
                .body("type", equalTo("urn:otklik:problem:attachment-too-large"))
                .body("field", equalTo("files[0]"))
                .body("detail", containsString("1 MB"));
        var many = Page.form(Page.newId(), "x");
        for (int i = 0; i < 4; i++) {
            many.multiPart("f", i + ".jpg", Files.jpeg(10 + i, 10, 1));
        }
        Page.toForm(many).statusCode(413).body("type", equalTo("urn:otklik:problem:too-many-attachments"));
        var heavy = Page.form(Page.newId(), "x");
        for (int i = 0; i < 3; i++) {
            heavy.multiPart("f", i + ".jpg", most);
        }
        Page.toForm(heavy).statusCode(413).body("type", equalTo("urn:otklik:problem:attachments-too-large"));
        Page.toForm(Page.form(Page.newId(), "х".repeat(1_200_000)))
                .statusCode(413)
                .body("type", equalTo("urn:otklik:problem:body-too-large"));
        awaitNothingOnDisk();
    }

    @Test
    void shouldTakeALongTextBesideFiles() {
        String text = "Длинный рассказ. ".repeat(2_000).strip();

        Page.toForm(Page.form(Page.newId(), text).multiPart("f", "f.jpg", Files.jpeg(97, 50, 1)))
                .statusCode(202);

        assertThat(Page.isReceived(text)).isTrue();
    }

    @Test
    void shouldDropWhatNoMessageTook() {
        String citizen = orphan();
        assertThat(uploadsOf(citizen)).isEqualTo(1);

        Attachments.execute(
                "update ingest.upload set received_at = now() - interval '97 hours' where citizen = '" + citizen + "'");

        Eventually.within(Attachments.PATIENCE, "the orphan to go", () -> uploadsOf(citizen) == 0);
        assertThat(Attachments.count(
                        "select count(*) from ingest.blob where content_hash = decode('aa" + citizen + "', 'hex')"))
                .isZero();
    }

    @Test
    void shouldForgetWithItsCitizenWhatNoMessageTook() {
        String citizen = orphan();

        Attachments.erase(citizen, Attachments.message(citizen, "web", "portal", Instant.now()), Instant.now());

        Eventually.within(Attachments.PATIENCE, "the orphan to go", () -> uploadsOf(citizen) == 0);
        assertThat(Attachments.count(
                        "select count(*) from ingest.blob where content_hash = decode('aa" + citizen + "', 'hex')"))
                .isZero();
    }

    /** As after a post whose files were kept and whose message the broker refused. */
    private static String orphan() {
        String citizen = Page.newId().replace("-", "");
        Attachments.execute("""
                insert into ingest.blob (content_hash, object, wrapped_key, type, bytes, thumbnail, refs)
                values (decode('aa%1$s', 'hex'), '%1$s', '', 'image/jpeg', 1, false, 1);
                insert into ingest.upload (id, message_id, citizen, content_hash, received_at)
                values ('%1$s', gen_random_uuid(), '%1$s', decode('aa%1$s', 'hex'), now())""".formatted(citizen));
        return citizen;
    }

    @Test
    void shouldGiveAnUploadToNoOtherMessage() {
        String citizen = orphan();
        String id = citizen.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");

        var other = Attachments.received("upload:" + id);

        assertThat(Attachments.told(other, 1).getFirst().path("reason").asText())
                .isEqualTo("not-there");
        assertThat(uploadsOf(citizen)).isEqualTo(1);
    }

    private static void awaitNothingOnDisk() {
        Eventually.within(Attachments.PATIENCE, "no file on disk", () -> Page.onDisk() == 0);
    }

    /** Files of the message whose bytes are in the store under a key that is in the database. */
    private static long durable(String messageId) {
        return Attachments.count("""
                select count(*) from ingest.blob b where b.refs > 0 and b.content_hash in (
                    select content_hash from ingest.upload where message_id = '%1$s' union all
                    select content_hash from ingest.attachment where message_id = '%1$s')""".formatted(messageId));
    }

    private static long uploads(String messageId) {
        return Attachments.count("select count(*) from ingest.upload where message_id = '" + messageId + "'");
    }

    private static long uploadsOf(String citizen) {
        return Attachments.count("select count(*) from ingest.upload where citizen = '" + citizen + "'");
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }
}
