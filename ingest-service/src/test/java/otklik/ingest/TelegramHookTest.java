package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class TelegramHookTest {
    /** As in the test's application.properties. */
    static final String SECRET = "hook-secret_1";

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldMakeAMessageAndASealedContactOfAChatMessage() throws UnreadableSeal {
        hook("""
                {"update_id":101,"message":{"message_id":7,"from":{"id":770001,"first_name":"Анна","language_code":"ru"},
                 "chat":{"id":770001,"type":"private"},"date":1640000000,"text":"Яма на дороге"}}""").statusCode(200);

        ConsumerRecord<byte[], byte[]> record = Ingest.written("Яма на дороге").getFirst();
        JsonNode message = Ingest.json(record).get("message");
        assertThat(message.get("channel").asText()).isEqualTo("telegram");
        assertThat(message.get("source").asText()).isEqualTo("region");
        assertThat(message.get("language").asText()).isEqualTo("ru");
        assertThat(message.get("sentAt").asText()).isEqualTo("2021-12-20T11:33:20Z");
        assertThat(new String(record.value(), UTF_8)).doesNotContain("770001", "Анна");

        String contactId = message.get("contactId").asText();
        ConsumerRecord<byte[], byte[]> contact =
                Ingest.about("contacts", contactId).getFirst();
        assertThat(new String(contact.value(), UTF_8)).doesNotContain("770001");
        assertThat(contact.timestamp()).isLessThanOrEqualTo(record.timestamp());
        var unsealer = new Unsealer(SealKeys.readPrivate(OtklikResources.keysDir(), "notify"));
        assertThat(unsealer.unsealText(Ingest.json(contact).get("sealedAddress").asText()))
                .isEqualTo("770001");
        assertThat(Ingest.json(contact).get("citizen")).isEqualTo(message.get("citizen"));
    }

    @Test
    void shouldReviseTheSameMessageWhenItIsEdited() {
        hook("""
                {"update_id":201,"message":{"message_id":8,"from":{"id":770002},"chat":{"id":770002,"type":"private"},
                 "date":1640000000,"text":"Нет свта"}}""").statusCode(200);
        hook("""
                {"update_id":202,"edited_message":{"message_id":8,"from":{"id":770002},
                 "chat":{"id":770002,"type":"private"},"date":1640000000,"edit_date":1640000060,"text":"Нет света"}}""").statusCode(200);

        var first = Ingest.written("Нет свта").getFirst();
        var edited = Ingest.written("Нет света").getFirst();
        assertThat(TopicRecords.header(edited, "ce_type")).isEqualTo("otklik.message.revised.v1");
        assertThat(TopicRecords.header(edited, "ce_subject")).isEqualTo(TopicRecords.header(first, "ce_subject"));
        assertThat(edited.key()).isEqualTo(first.key());
        assertThat(Ingest.json(edited).at("/message/digest"))
                .isNotEqualTo(Ingest.json(first).at("/message/digest"));
    }

    @Test
    void shouldMakeTheSameEventOfTheSameUpdate() {
        String update = """
                {"update_id":301,"message":{"message_id":9,"from":{"id":770003},"chat":{"id":770003,"type":"private"},
                 "date":1640000000,"text":"Дважды"}}""";
        hook(update).statusCode(200);
        hook(update).statusCode(200);

        assertThat(Ingest.written("Дважды").stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldReferToPhotosAndPlaces() {
        hook("""
                {"update_id":401,"message":{"message_id":10,"from":{"id":770004},"chat":{"id":770004,"type":"private"},
                 "date":1640000000,"caption":"Свалка у реки","photo":[{"file_id":"small"},{"file_id":"LARGE-1"}],
                 "location":{"latitude":51.7,"longitude":55.1}}}""").statusCode(200);

        JsonNode message =
                Ingest.json(Ingest.written("Свалка у реки").getFirst()).get("message");
        assertThat(message.at("/attachments/0/url").asText()).isEqualTo("telegram:LARGE-1");
        assertThat(message.at("/location/lat").asDouble()).isEqualTo(51.7);
    }

    @Test
    void shouldTakeAFileWhateverItsNameIs() {
        hook("""
                {"update_id":451,"message":{"message_id":11,"from":{"id":770005},"chat":{"id":770005,"type":"private"},
                 "date":1640000000,"caption":"Файл с половиной знака","document":{"file_id":"DOC-1",
                 "file_name":"\\ud83d%s.pdf","mime_type":"application/pdf\\udc00"},"voice":{"file_id":"\\ud83d"}}}""".formatted("я".repeat(600))).statusCode(200);

        JsonNode message =
                Ingest.json(Ingest.written("Файл с половиной знака").getFirst()).get("message");
        assertThat(message.get("attachments")).hasSize(1);
        assertThat(message.at("/attachments/0/name").asText()).hasSize(512).endsWith("я.pdf");
        assertThat(message.at("/attachments/0/type").asText()).isEqualTo("application/pdf\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":1,\"my_chat_member\":{}}",
                "{\"update_id\":2,\"message\":{\"message_id\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"date\":1,\"text\":\"/start\"}}",
                "{\"update_id\":3,\"message\":{\"message_id\":1,\"chat\":{\"id\":-1,\"type\":\"group\"},\"date\":1,\"text\":\"всем\"}}",
                "{\"update_id\":4,\"message\":{\"message_id\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"date\":1,\"sticker\":{}}}"
            })
    void shouldThankPolitelyForWhatIsNothingToUs(String update) {
        hook(update).statusCode(200);
    }

    @Test
    void shouldNameTheFieldOfAMalformedUpdate() {
        hook("{\"update_id\":").statusCode(400).body("type", equalTo("urn:otklik:problem:bad-json"));
        hook("{}").statusCode(400).body("field", equalTo("update_id"));
        hook("{\"update_id\":5,\"message\":{\"message_id\":1}}")
                .statusCode(400)
                .body("field", equalTo("message.chat.id"));
    }

    @Test
    void shouldTakeTheSecretThatIsBeingReplaced() {
        given().contentType("application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", "hook-secret_before")
                .body("{\"update_id\":6,\"poll\":{}}")
                .post("/hooks/telegram/region")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldKeepStrangersOut() {
        given().contentType("application/json")
                .body("{}")
                .post("/hooks/telegram/region")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", "guess")
                .body("{}")
                .post("/hooks/telegram/region")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:otklik:problem:wrong-secret"));
        given().contentType("application/json")
                .body("{}")
                .post("/hooks/telegram/nobody")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse hook(String update) {
        return given().contentType("application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                .body(update)
                .post("/hooks/telegram/region")
                .then();
    }
}
