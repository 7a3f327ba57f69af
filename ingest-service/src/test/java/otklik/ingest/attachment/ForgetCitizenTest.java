package otklik.ingest.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import otklik.contracts.Message;
import otklik.ingest.attachment.content.Files;
import otklik.testkit.fake.FakeFileHost;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(AttachmentResources.class)
class ForgetCitizenTest {
    @SuppressWarnings("NullAway.Init")
    FakeFileHost host;

    @Test
    void shouldKeepWhatTwoSentUntilTheLastOfThemIsForgotten() {
        String url = host.put("/shared.jpg", Files.jpeg(61, 50, 1)).toString();
        Message ours = Attachments.receivedOf("erased-1", url);
        JsonNode first = Attachments.told(ours, 1).getFirst();
        Message theirs = Attachments.receivedOf("erased-2", url);
        JsonNode second = Attachments.told(theirs, 1).getFirst();
        assertThat(second.get("contentHash")).isEqualTo(first.get("contentHash"));
        assertThat(blobs(first)).as("one for both").isEqualTo(1);
        int files = Attachments.stored().size();

        Attachments.erase("erased-1", ours, Instant.now());
        awaitStatus(first, 404);
        assertThat(status(second)).isEqualTo(200);

        Attachments.erase("erased-2", theirs, Instant.now());
        awaitStatus(second, 404);
        assertThat(blobs(first)).isZero();
        Eventually.within(
                Attachments.PATIENCE,
                "the file and its thumbnail to be deleted",
                () -> Attachments.stored().size() == files - 2);
        assertThat(Attachments.count(
                        "select count(*) from ingest.attachment where citizen in ('erased-1', 'erased-2')"))
                .isZero();
    }

    @Test
    void shouldNotFetchWhatIsOlderThanTheErasureHoweverLateItComes() {
        String url = host.put("/late.jpg", Files.jpeg(62, 50, 1)).toString();
        Message first = Attachments.receivedOf("erased-3", url);
        JsonNode stored = Attachments.told(first, 1).getFirst();
        Instant erasedAt = Instant.now();
        Attachments.erase("erased-3", first, erasedAt);
        awaitStatus(stored, 404);

        Message late = Attachments.message("erased-3", "connector", "test", erasedAt.minusSeconds(60), url + "?late");
        Attachments.publish(late, "in-order");
        Attachments.publish(first, "in-order");
        Message anew = Attachments.message("erased-3", "connector", "test", erasedAt.plusSeconds(60), url + "?anew");
        Attachments.publish(anew, "in-order");

        assertThat(Attachments.told(anew, 1)).hasSize(1);
        assertThat(Attachments.count("select count(*) from ingest.attachment where message_id in ('" + late.messageId()
                        + "', '" + first.messageId() + "')"))
                .isZero();
    }

    @Test
    void shouldDropWhatTheRegionKeepsNoLonger() {
        String url = host.put("/old.jpg", Files.jpeg(64, 50, 1)).toString();
        Message old = Attachments.message(
                "citizen-old", "connector", "test", Instant.now().minusSeconds(60), url);
        Attachments.publish(old);
        JsonNode stored = Attachments.told(old, 1).getFirst();
        assertThat(status(stored)).isEqualTo(200);

        Attachments.execute(
                "update ingest.attachment set received_at = now() - interval '1827 days' where message_id = '"
                        + old.messageId() + "'");

        awaitStatus(stored, 404);
        assertThat(blobs(stored)).isZero();
    }

    private static void awaitStatus(JsonNode stored, int status) {
        Eventually.within(Attachments.PATIENCE, "the link to answer " + status, () -> status(stored) == status);
    }

    private static int status(JsonNode stored) {
        return given().get(Attachments.path(stored, "file", Instant.now().plusSeconds(60)))
                .statusCode();
    }

    private static long blobs(JsonNode stored) {
        return Attachments.count("select count(*) from ingest.blob where encode(content_hash, 'hex') = '"
                + stored.get("contentHash").asText() + "'");
    }
}
