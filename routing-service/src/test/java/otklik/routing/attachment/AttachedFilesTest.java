package otklik.routing.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.AttachmentEvent.AttachmentRefused;
import otklik.contracts.AttachmentEvent.AttachmentStored;
import otklik.contracts.AttachmentEvent.Position;
import otklik.contracts.AttachmentLink;
import otklik.eventing.seal.SecretKeyFile;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class AttachedFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldShowWhatWasToldOfFilesBeforeAndAfterTheMessageCame() {
        Tagged message = Tagged.message("files-1");
        broker.tell(stored(message, 1, "pseudonym"));
        Opened opened = cases.by(message);
        broker.tell(new AttachmentRefused(
                UUID.randomUUID().toString(), message.messageId(), 2, "unknown-type", Instant.now()));

        awaitFiles(opened, 2);
        get(opened, "", TestToken.of("executor", opened.executor()))
                .body("attachments[0].type", equalTo("image/jpeg"))
                .body("attachments[0].width", equalTo(640))
                .body("attachments[0].position.lat", equalTo(51.5f))
                .body("attachments[0].takenAt", equalTo("2026-03-01T09:58:41Z"))
                .body("attachments[0].citizen", nullValue())
                .body("attachments[1].refused", equalTo("unknown-type"))
                .body("attachments[1].type", nullValue());
    }

    @Test
    void shouldGiveALinkToWhoSeesTheCaseAndPutItOnRecord() throws SQLException {
        Tagged message = Tagged.message("files-2");
        Opened opened = cases.by(message);
        AttachmentStored file = stored(message, 1, null);
        broker.tell(file);
        awaitFiles(opened, 1);
        String path = "/attachments/" + file.attachmentId();

        var answer = get(opened, path, TestToken.of("executor", opened.executor()))
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract();
        get(opened, path, TestToken.of("executor", "minzdrav")).statusCode(404);
        given().get("/v1/cases/" + opened.reference() + path).then().statusCode(401);

        byte[] key = SecretKeyFile.read(OtklikResources.keysDir().resolve("attachment-link.key"));
        Instant expires = Instant.parse(answer.path("expiresAt"));
        assertThat(answer.<String>path("file"))
                .isEqualTo(new AttachmentLink(file.attachmentId(), "file", expires).signedPath(key));
        assertThat(answer.<String>path("thumbnail")).contains("part=thumbnail");
        assertThat(expires).isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(6)));
        assertThat(count("select count(*) from routing.audit_entry where action = 'attachment-read' and subject = '"
                        + opened.event().snapshot().caseId() + "'"))
                .as("the one who got the link is on record, and nobody else")
                .isEqualTo(1);
    }

    @Test
    void shouldSayWhyThereIsNoLink() {
        Tagged message = Tagged.message("files-3");
        Opened opened = cases.by(message);
        AttachmentRefused refused =
                new AttachmentRefused(UUID.randomUUID().toString(), message.messageId(), 1, "too-large", Instant.now());
        broker.tell(refused);
        awaitFiles(opened, 1);
        String token = TestToken.of("coordinator");

        get(opened, "/attachments/" + refused.attachmentId(), token)
                .statusCode(410)
                .body("detail", equalTo("the file was not kept: too-large"));
        get(opened, "/attachments/" + UUID.randomUUID(), token).statusCode(404);
        get(opened, "/attachments/x", token).statusCode(404);
    }

    @Test
    void shouldForgetFilesWithTheirCitizenHoweverLateTheyAreTold() throws SQLException {
        Tagged message = Tagged.message("files-4").from("pseudonym-files-4");
        Opened opened = cases.by(message);
        broker.tell(stored(message, 1, "pseudonym-files-4"));
        awaitFiles(opened, 1);

        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType("application/json")
                .body(Map.of("reference", opened.reference()))
                .post("/v1/citizens/erasures")
                .then()
                .statusCode(200);
        broker.tell(stored(message, 2, "pseudonym-files-4"));
        Tagged other = Tagged.message("files-4-unknown").from("pseudonym-files-4");
        broker.tell(stored(other, 1, "pseudonym-files-4"));
        Tagged last = Tagged.message("files-5");
        Opened next = cases.by(last);
        broker.tell(stored(last, 1, null));
        awaitFiles(next, 1);

        assertThat(count("select count(*) from routing.message_attachment where message_id in ('" + message.messageId()
                        + "', '" + other.messageId() + "')"))
                .isZero();
    }

    private static AttachmentStored stored(Tagged message, int index, @Nullable String citizen) {
        return new AttachmentStored(
                UUID.randomUUID().toString(),
                message.messageId(),
                index,
                citizen,
                Instant.now().minus(1, ChronoUnit.HOURS),
                "00".repeat(32),
                "image/jpeg",
                1_000,
                640,
                480,
                true,
                new Position(51.5, 55.25),
                Instant.parse("2026-03-01T09:58:41Z"),
                Instant.now());
    }

    private static void awaitFiles(Opened opened, int number) {
        Eventually.within(
                PATIENCE,
                number + " files of the case",
                () -> get(opened, "", TestToken.of("admin"))
                                .extract()
                                .jsonPath()
                                .getList("attachments")
                                .size()
                        == number);
    }

    private static ValidatableResponse get(Opened opened, String below, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/cases/" + opened.reference() + below)
                .then();
    }

    private static long count(String query) throws SQLException {
        var superuser = OtklikResources.login("postgres");
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
